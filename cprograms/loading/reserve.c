/*
 * How much initial-exec storage can a process still load that has only just begun? At several alignments, to a byte; by
 * `threads=one` while another thread is there.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "copies.h"
#include "threads.h"

/* What the libc's area takes with its padding; 0 where there is none. */
static long area_room(void)
{
	long align = probe_align > AREA_ORIGINAL_LENGTH ? (long)probe_align : AREA_ORIGINAL_LENGTH;

	return &__rseq_size && __rseq_size ? ((long)libc_area_length() + align - 1) / align * align : 0;
}

PROBE()
{
	const char *path = probe_arguments[1];
	bool beside_thread = probe_argument("threads") != NULL;

	if (beside_thread)
		earlier_start();
	FACT_INT(at_1, copy_reserve_at(path, 1)); /* bytes */
	FACT_INT(at_16, copy_reserve_at(path, 16));
	FACT_INT(at_32, copy_reserve_at(path, 32));
	FACT_INT(at_64, copy_reserve_at(path, 64));
	CONTEXT_INT(at_128, copy_largest(path, 128, 1));
	CONTEXT_INT(at_4096, copy_largest(path, 4096, 1));
	FACT_INT(area_room, area_room());
	if (beside_thread)
		earlier_end();
}
