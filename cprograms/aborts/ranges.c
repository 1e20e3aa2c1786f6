/*
 * The same trapping code under descriptors that differ in their range alone: it begins at the trapping instruction,
 * ends just before it, begins just behind it, or is empty and stands there.
 */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION_GIVEN(given, BODY_TRAP);

static struct descriptor descriptor;

static const char *place_in(uint64_t start, uint64_t length)
{
	int inside = 0;

	descriptor = (struct descriptor){ .start = start, .length = length, .abort = (uint64_t)given_abort };
	seen.ip = 0;
	for (int tries = 0; !seen.ip && tries < 3; tries++) /* a preemption may have come before the trap */
		given(area, &inside, &descriptor);
	return SEEN_PLACE(given);
}

PROBE()
{
	uint64_t body = (uint64_t)given_start, trap;

	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_TEXT(unregistered, place_in(body, 1));
	trap = seen.ip;

	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(starts_there, place_in(trap, 1));
	FACT_TEXT(ends_there, place_in(body, trap - body));
	FACT_TEXT(starts_behind, place_in(trap + 1, 1));
	FACT_TEXT(empty, place_in(trap, 0));
	FACT_BOOL(empty_cleared, seen.pointer == 0);
}
