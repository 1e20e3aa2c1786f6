/* A section traps three times; its abort handler counts and starts it again. Then another one runs. */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION_ABORTED(again, BODY_TRAP_THRICE, ABORTED_STARTS_AGAIN(again));
SECTION(plain, BODY_NOTHING);

PROBE()
{
	struct {
		int inside, aborts;
	} argument = { 0, 0 };

	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(outcome, again(area, &argument) ? "aborted" : "committed");
	CONTEXT_INT(signals, seen.signals); /* fewer where a preemption aborted it, too */
	FACT_INT(aborts, argument.aborts);
	FACT_TEXT(next_section, plain(area, NULL) ? "aborted" : "committed");
}
