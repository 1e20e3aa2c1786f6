/* What a registration says of the time slice extension: the area's flags, without and with the flag that asks for it. */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>

/* The flags, after a call that asks about the extension: what is there shall not depend on it. */
static uint32_t advertised(struct area *area)
{
	slice_get();
	return area->flags;
}

PROBE()
{
	struct area *area = area_new(), *other = area_new();

	FACT_ERRNO(registered, area_register(area));
	FACT_INT(flags, advertised(area));
	slice_set(SLICE_ON);
	FACT_INT(flags_on, advertised(area));
	FACT_ERRNO(unregistered, area_unregister(area));
	FACT_ERRNO(flag, sys_rseq(other, area_length(), SLICE_REGISTER_ON, RSEQABI_SIGNATURE));
	FACT_INT(flags_flag, advertised(other));
}
