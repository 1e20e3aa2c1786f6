/* An area is given back: without having been registered, by wrong words, by the right ones, and once more. */
#include <rseqabi/probe.h>

static long give_back(const void *area, uint32_t length, uint32_t signature)
{
	return sys_rseq(area, length, AREA_UNREGISTER, signature);
}

PROBE()
{
	const uint32_t length = area_length(), own = RSEQABI_SIGNATURE;
	struct area *first = area_new(), *second = area_new();

	FACT_ERRNO(never_registered, give_back(first, length, own));
	FACT_ERRNO(registered, area_register(first));
	FACT_ERRNO(confirmed, area_registered(first, length));
	FACT_ERRNO(other_area, give_back(second, length, own));
	FACT_ERRNO(null_area, give_back(NULL, length, own));
	FACT_ERRNO(other_length, give_back(first, length + 32, own));
	FACT_ERRNO(other_area_and_signature, give_back(second, length, own ^ 1));
	FACT_ERRNO(near_signature, give_back(first, length, own ^ 1));
	FACT_ERRNO(swapped_signature, give_back(first, length, own << 16 | own >> 16));
	FACT_ERRNO(more_flags, sys_rseq(first, length, AREA_UNREGISTER | 8, own));
	FACT_ERRNO(known_flag, sys_rseq(first, length, AREA_UNREGISTER | 2, own)); /* known since Linux 7.0 */
	FACT_ERRNO(still, area_registered(first, length));

	FACT_ERRNO(unregistered, give_back(first, length, own));
	FACT_ERRNO(twice, give_back(first, length, own));
	FACT_ERRNO(second_area, sys_rseq(second, length, 0, own));
	FACT_INT(second_last_changed, area_last_changed(second)); /* the kernel has taken it into use */
	FACT_ERRNO(second_back, give_back(second, length, own));
}
