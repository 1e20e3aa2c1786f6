/* Children change the bits that the kernel keeps in the area's flags, and then switch the time slice extension. */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>

static const struct tampering {
	bool on; /* it is, when the flags are changed */
	uint32_t take; /* bits to take out of the flags */
} nothing = { false, 0 }, nothing_on = { true, 0 }, available = { false, SLICE_AVAILABLE },
  available_on = { true, SLICE_AVAILABLE }, enabled_on = { true, SLICE_ENABLED };

static void switch_after(void *given)
{
	const struct tampering *tampering = given;
	struct area *area = area_new();

	if (area_surely(area) != 0 || (tampering->on && slice_set(SLICE_ON) != 0))
		probe_exit(2);
	area->flags &= ~tampering->take;
	if (slice_set(tampering->on ? 0 : SLICE_ON) != 0)
		probe_exit(3);
}

static const char *fate_of(const struct tampering *tampering)
{
	return child_run(switch_after, (void *)tampering);
}

PROBE()
{
	FACT_TEXT(untouched_on, fate_of(&nothing)); /* switched on */
	FACT_TEXT(untouched_off, fate_of(&nothing_on));
	FACT_TEXT(available_on, fate_of(&available));
	FACT_TEXT(available_off, fate_of(&available_on));
	FACT_TEXT(enabled_off, fate_of(&enabled_on));
}
