/* A section whose own instruction traps: first in a thread without an area, then in one that has registered. */
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

SECTION(trapped, BODY_TRAP);

static struct area *area;
static struct {
	const char *place;
	uint64_t pointer;
} seen;

static void on_trap(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	seen.place = SECTION_PLACE(trapped, context);
	seen.pointer = area->rseq_cs;
	if (!text_same(seen.place, "abort")) /* nobody aborted it: step over the trap */
		CONTEXT_IP((ucontext_t *)context) = (long long)trapped_commit;
}

PROBE()
{
	int inside = 0;

	area = area_new();
	signal_handle(SIGILL, on_trap);
	seen.place = "no signal";
	trapped(area, &inside);
	FACT_TEXT(control_place, seen.place);
	area->rseq_cs = 0;

	FACT_ERRNO(registered, area_register(area));
	seen.place = "no signal";
	inside = 0;
	FACT_TEXT(outcome, trapped(area, &inside) ? "aborted" : "committed");
	FACT_TEXT(place, seen.place);
	FACT_BOOL(pointer_null, seen.pointer == 0);
	FACT_INT(entered, inside);
}
