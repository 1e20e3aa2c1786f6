/* All bits of an area's flags are set when it is registered. */
#include <rseqabi/probe.h>

PROBE()
{
	struct area *area = area_new();

	area->flags = ~0u;
	FACT_ERRNO(registered, area_register(area));
	FACT_INT(flags, area->flags);
	FACT_INT(written, ~0u);
	area_unregister(area);
}
