/*
 * A thread switches the time slice extension on and off: without an area, with one, after it has given it back, and by
 * the flag of a registration. Each time it asks for the state before it looks into the area.
 */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>

static struct area *area;

#define FACT_FLAGS(name) FACT_INT(name, area->flags)

PROBE()
{
	area = area_new();
	FACT_TEXT(state_before, slice_state());
	FACT_ERRNO(on_before, slice_set(SLICE_ON));
	FACT_ERRNO(off_before, slice_set(0));

	FACT_ERRNO(registered, area_register(area));
	FACT_TEXT(state, slice_state());
	FACT_FLAGS(flags);
	FACT_ERRNO(on, slice_set(SLICE_ON));
	FACT_TEXT(state_on, slice_state());
	FACT_FLAGS(flags_on);
	FACT_ERRNO(on_again, slice_set(SLICE_ON));
	FACT_ERRNO(off, slice_set(0));
	FACT_TEXT(state_off, slice_state());
	FACT_FLAGS(flags_off);

	slice_set(SLICE_ON);
	FACT_ERRNO(unregistered, area_unregister(area));
	FACT_TEXT(state_unregistered, slice_state());

	FACT_ERRNO(flag, sys_rseq(area, area_length(), SLICE_REGISTER_ON, RSEQABI_SIGNATURE));
	FACT_TEXT(state_flag, slice_state());
	FACT_FLAGS(flags_flag);
	area_unregister(area);
	FACT_ERRNO(registered_again, area_register(area));
	FACT_TEXT(state_again, slice_state());
	FACT_FLAGS(flags_again);
}
