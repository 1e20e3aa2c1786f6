/*
 * The handler of a section's trap announces the section again, traps itself, and announces it once more before it
 * returns.
 */
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

SECTION(trapped, BODY_TRAP);

static struct area *area;
static int depth;
static const char *place = "no signal", *place_after = "no signal", *inner_place = "no signal";
static uint64_t inner_pointer;

static void on_trap(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	signal_step_over_trap(context);
	if (depth++) {
		inner_place = SECTION_PLACE(trapped, context);
		inner_pointer = area->rseq_cs;
		return;
	}
	place = SECTION_PLACE(trapped, context);
	area->rseq_cs = (uint64_t)trapped_descriptor;
	rseqabi_trap();
	place_after = SECTION_PLACE(trapped, context);
	area->rseq_cs = (uint64_t)trapped_descriptor;
}

PROBE()
{
	int inside = 0;

	area = area_new();
	signal_set(SIGILL, (void *)on_trap, SA_NODEFER);
	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(outcome, trapped(area, &inside) ? "aborted" : "committed");
	FACT_TEXT(place, place);
	FACT_TEXT(inner_place, inner_place);
	FACT_BOOL(inner_pointer_null, inner_pointer == 0);
	FACT_TEXT(place_after, place_after);
}
