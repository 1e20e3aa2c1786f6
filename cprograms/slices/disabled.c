/* A thread wants the time slice extension where somebody has said no to it, before it has registered an area and after. */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>

PROBE()
{
	FACT_ERRNO(on_before, slice_set(SLICE_ON));
	FACT_ERRNO(registered, area_register(area_new()));
	FACT_TEXT(state, slice_state());
	FACT_ERRNO(on, slice_set(SLICE_ON));
	FACT_TEXT(state_on, slice_state());
	FACT_ERRNO(off, slice_set(0));
}
