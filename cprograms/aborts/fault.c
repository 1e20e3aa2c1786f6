/* A section stores to memory that is not mapped: first in a thread without an area, then in one that has registered. */
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

SECTION(faulting, BODY_STORE);

static struct {
	const char *place;
	char *address;
} seen = { "no signal", NULL };

static void on_fault(int number, siginfo_t *info, void *context)
{
	(void)number;
	seen.place = SECTION_PLACE(faulting, context);
	seen.address = info->si_addr;
	if (!text_same(seen.place, "abort")) /* or it would fault again */
		CONTEXT_IP((ucontext_t *)context) = (long long)faulting_commit;
}

PROBE()
{
	struct {
		int inside, unused;
		char *unmapped;
	} argument = { 0, 0, NULL };
	struct area *area = area_new();

	argument.unmapped = probe_map(4096, MAP_PRIVATE);
	SYS(munmap, argument.unmapped, 4096);
	signal_handle(SIGSEGV, on_fault);
	faulting(area, &argument);
	FACT_TEXT(control_place, seen.place);
	FACT_INT(control_distance, seen.address - argument.unmapped);
	area->rseq_cs = 0;

	FACT_ERRNO(registered, area_surely(area));
	seen.place = "no signal";
	seen.address = NULL;
	FACT_TEXT(outcome, faulting(area, &argument) ? "aborted" : "committed");
	FACT_TEXT(place, seen.place);
	FACT_INT(distance, seen.address - argument.unmapped); /* bytes from the unmapped page to what the handler is told */
}
