/* A section traps in a thread that has unregistered its area, after the same section was aborted while it had it. */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION(trapped, BODY_TRAP);

PROBE()
{
	int inside = 0;

	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered, area_surely(area));
	trapped(area, &inside);
	FACT_TEXT(place_registered, SEEN_PLACE(trapped));

	FACT_ERRNO(unregistered, area_unregister(area));
	FACT_TEXT(outcome, trapped(area, &inside) ? "aborted" : "committed");
	FACT_TEXT(place, SEEN_PLACE(trapped));
	FACT_BOOL(pointer_kept, seen.pointer == (uint64_t)trapped_descriptor);
}
