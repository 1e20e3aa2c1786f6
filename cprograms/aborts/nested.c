/* The handler of a section's trap runs another section, which faults and has a handler of its own. */
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

SECTION(outer, BODY_TRAP);
SECTION(inner, BODY_STORE);

static struct area *area;
static const char *place_outer = "no signal", *place_outer_after = "no signal", *place_inner = "no signal";
static const char *inner_outcome = "not run";

static void on_fault(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	place_inner = SECTION_PLACE(inner, context);
	if (!text_same(place_inner, "abort")) /* or it would fault again */
		CONTEXT_IP((ucontext_t *)context) = (long long)inner_commit;
}

static const char *run_inner(void)
{
	struct {
		int inside, unused;
		void *nowhere;
	} argument = { 0, 0, NULL };

	return inner(area, &argument) ? "aborted" : "committed";
}

static void on_trap(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	place_outer = SECTION_PLACE(outer, context);
	inner_outcome = run_inner();
	place_outer_after = SECTION_PLACE(outer, context);
	signal_step_over_trap(context);
}

PROBE()
{
	int inside = 0;

	area = area_new();
	signal_handle(SIGILL, on_trap);
	signal_handle(SIGSEGV, on_fault);
	run_inner();
	FACT_TEXT(unregistered_inner, place_inner);
	area->rseq_cs = 0;
	place_inner = "no signal";
	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(outer_outcome, outer(area, &inside) ? "aborted" : "committed");
	FACT_TEXT(place_outer, place_outer);
	FACT_TEXT(place_inner, place_inner);
	FACT_TEXT(inner_outcome, inner_outcome);
	FACT_TEXT(place_outer_after, place_outer_after);
}
