/* A section traps, and its abort handler looks at rseq_cs. */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION_ABORTED(telling, BODY_TRAP, ABORTED_TELLS_POINTER);

PROBE()
{
	struct {
		int inside, unused;
		uint64_t pointer; /* in the abort handler */
	} argument = { 0, 0, ~0ul };

	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(outcome, telling(area, &argument) ? "aborted" : "committed");
	FACT_BOOL(pointer_told, argument.pointer != ~0ul);
	FACT_BOOL(pointer_null, argument.pointer == 0);
}
