/* A thread that has registered an area asks for more: other addresses, lengths and signatures, alone and together. */
#include <rseqabi/probe.h>

PROBE()
{
	const uint32_t length = area_length(), own = RSEQABI_SIGNATURE, foreign = ~own;
	struct area *first = area_new(), *second = area_new(), *nowhere = area_new();

	SYS(munmap, nowhere, AREA_PAGE);
	FACT_ERRNO(registered, area_register(first));
	FACT_ERRNO(confirmed, area_registered(first, length));
	FACT_ERRNO(longer, sys_rseq(first, length + 32, 0, own));
	FACT_ERRNO(shorter, sys_rseq(first, length - 1, 0, own));
	FACT_ERRNO(other_signature, sys_rseq(first, length, 0, foreign));
	FACT_ERRNO(near_signature, sys_rseq(first, length, 0, own ^ 1));
	FACT_ERRNO(other_area, sys_rseq(second, length, 0, own));
	FACT_ERRNO(other_area_and_signature, sys_rseq(second, length, 0, foreign));
	FACT_ERRNO(longer_and_signature, sys_rseq(first, length + 32, 0, foreign));
	FACT_ERRNO(beyond, sys_rseq((void *)-4096l, length, 0, own)); /* an address of the kernel's */
	FACT_ERRNO(flags, sys_rseq(first, length, 8, own));
	FACT_ERRNO(null, sys_rseq(NULL, length, 0, own));
	FACT_ERRNO(misaligned, sys_rseq((char *)first + 1, length, 0, own));
	FACT_ERRNO(unmapped, sys_rseq(nowhere, length, 0, own));
	FACT_ERRNO(no_length, sys_rseq(first, 0, 0, own));
	FACT_ERRNO(beyond_and_no_length, sys_rseq((void *)-4096l, 0, 0, own));

	FACT_INT(second_last_changed, area_last_changed(second));
	FACT_ERRNO(still, area_registered(first, length));
}
