/* A section traps, and the handler runs on an alternate stack. */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION(trapped, BODY_TRAP);

static char *handler_stack;

static void on_trap_elsewhere(int number, siginfo_t *info, void *context)
{
	handler_stack = __builtin_frame_address(0);
	on_trap(number, info, context);
}

PROBE()
{
	stack_t stack = signal_alternate_stack();
	char *lowest = stack.ss_sp;
	int inside = 0;

	area = area_new();
	signal_set(SIGILL, (void *)on_trap_elsewhere, SA_ONSTACK);
	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(outcome, trapped(area, &inside) ? "aborted" : "committed");
	FACT_BOOL(alternate, handler_stack >= lowest && handler_stack < lowest + stack.ss_size);
	FACT_TEXT(place, SEEN_PLACE(trapped));
}
