/* Register one area, then offer the kernel another one, and the same one again. */
#include <rseqabi/probe.h>

PROBE()
{
	struct area *first = area_new(), *second = area_new();

	FACT_ERRNO(first_area, area_register(first));
	FACT_ERRNO(other_area, area_register(second));
	FACT_ERRNO(same_area, area_register(first));
}
