/* In a thread without an area: calls that are wrong in one thing, or in the address and one thing more. */
#include <rseqabi/probe.h>

static long try(const void *area, uint32_t length, int flags)
{
	return sys_rseq(area, length, flags, RSEQABI_SIGNATURE);
}

PROBE()
{
	struct area *area = area_new();
	const char *bytes = (const char *)area, *beyond = (const char *)-4096l; /* the last page is the kernel's */
	uint32_t length = area_length();
	size_t unit = length == AREA_ORIGINAL_LENGTH ? 32 : probe_align;

	FACT_ERRNO(flag_8, try(area, length, 8));
	FACT_ERRNO(flag_16, try(area, length, 16));
	FACT_ERRNO(flag_top, try(area, length, (int)(1u << 31)));
	FACT_ERRNO(flags_all, try(area, length, -1));

	FACT_ERRNO(length_0, try(area, 0, 0));
	FACT_ERRNO(length_16, try(area, 16, 0));
	FACT_ERRNO(length_20, try(area, 20, 0)); /* the fields of Linux 4.18 */
	FACT_ERRNO(length_28, try(area, 28, 0)); /* those of Linux 6.3 */
	FACT_ERRNO(length_31, try(area, 31, 0));

	FACT_ERRNO(off_by_1, try(bytes + 1, length, 0));
	FACT_ERRNO(off_by_4, try(bytes + 4, length, 0));
	FACT_ERRNO(off_by_8, try(bytes + 8, length, 0));
	FACT_ERRNO(off_by_half, try(bytes + unit / 2, length, 0)); /* half of the alignment that the length needs */

	FACT_ERRNO(beyond, try(beyond, length, 0));
	FACT_ERRNO(halfway, try((const char *)(~0ul << (8 * sizeof(long) - 1)), length, 0));
	FACT_ERRNO(beyond_and_flag, try(beyond, length, 8));
	FACT_ERRNO(beyond_and_short, try(beyond, 31, 0));
	FACT_ERRNO(beyond_and_misaligned, try(beyond + 1, length, 0));

	FACT_INT(last_changed, area_last_changed(area));
	FACT_ERRNO(control, try(area, length, 0));
}
