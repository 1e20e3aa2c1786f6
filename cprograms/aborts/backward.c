/* A section whose abort handler stands at a lower address than the section itself. */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

/* Which of the two the compiler puts first is its own matter. */
SECTION_GIVEN(one, BODY_TRAP);
SECTION_GIVEN(other, BODY_TRAP);

PROBE()
{
	bool order = (uint64_t)one_start < (uint64_t)other_start;
	static struct descriptor descriptor;
	int inside = 0;

	descriptor.start = (uint64_t)(order ? other_start : one_start);
	descriptor.length = (uint64_t)(order ? other_commit : one_commit) - descriptor.start;
	descriptor.abort = (uint64_t)(order ? one_abort : other_abort);
	FACT_INT(distance, (long)(descriptor.abort - descriptor.start));

	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(outcome, (order ? other : one)(area, &inside, &descriptor) ? "aborted" : "committed");
	FACT_INT(signals, seen.signals);
	FACT_TEXT(place, seen_place(descriptor.abort));
}
