/* A program tries to register in a thread that the libc has registered: with one thing wrong at a time. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <string.h>

PROBE()
{
	struct area *libcs = libc_area(), *own = area_new();
	const unsigned char *bytes = (const unsigned char *)own;
	unsigned char before[AREA_ORIGINAL_LENGTH];
	uint32_t length = libc_area_length();
	long changed = 0;

	memcpy(before, bytes, sizeof before);
	FACT_ERRNO(libc_before, libc_area_registered());
	FACT_ERRNO(nothing_wrong, sys_rseq(libcs, length, 0, RSEQABI_SIGNATURE));
	FACT_ERRNO(other_signature, sys_rseq(libcs, length, 0, RSEQABI_SIGNATURE ^ 1));
	FACT_ERRNO(other_length, sys_rseq(libcs, 2 * length, 0, RSEQABI_SIGNATURE));
	FACT_ERRNO(other_area, area_register(own));
	FACT_ERRNO(libc_after, libc_area_registered());
	for (size_t i = 0; i < sizeof before; i++)
		changed += bytes[i] != before[i];
	FACT_INT(own_bytes_changed, changed);
}
