/*
 * How much initial-exec storage can a process still load that has only just begun? At several alignments, to a byte.
 * By `threads=one` while another thread is there.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "copies.h"
#include "threads.h"

PROBE()
{
	const char *path = probe_arguments[1];
	bool beside_thread = probe_argument("threads") != NULL;

	if (beside_thread)
		earlier_start();
	FACT_INT(reserve, copy_reserve(path)); /* bytes */
	FACT_INT(reserve_at_1, copy_largest(path, 1, 1));
	FACT_INT(reserve_at_16, copy_largest(path, 16, 1));
	FACT_INT(reserve_at_64, copy_largest(path, 64, 1));
	CONTEXT_INT(reserve_at_128, copy_largest(path, 128, 1));
	CONTEXT_INT(reserve_at_4096, copy_largest(path, 4096, 1));
	FACT_INT(area_bytes, &__rseq_size && __rseq_size ? libc_area_length() : 0);
	if (beside_thread)
		earlier_end();
}
