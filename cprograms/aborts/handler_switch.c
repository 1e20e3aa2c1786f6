/*
 * The handler of a trapping section switches to another context, as a scheduler does that preempts by signals. There a
 * section commits; then it goes back, and the handler returns.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

#include <ucontext.h>

SECTION(trapped, BODY_TRAP);
SECTION(plain, BODY_NOTHING);

static ucontext_t handler, other;
static char stack[65536];

static void switch_on_trap(int number, siginfo_t *info, void *context)
{
	on_trap(number, info, context);
	swapcontext(&handler, &other);
}

static void elsewhere(void)
{
	FACT_TEXT(other_section, plain(area, NULL) ? "aborted" : "committed");
	swapcontext(&other, &handler);
}

PROBE()
{
	int inside = 0;

	area = libc_area();
	signal_handle(SIGILL, switch_on_trap);
	FACT_ERRNO(registered_before, libc_area_registered());
	getcontext(&other);
	other.uc_stack.ss_sp = stack;
	other.uc_stack.ss_size = sizeof stack;
	makecontext(&other, elsewhere, 0);
	FACT_TEXT(outcome, trapped(area, &inside) ? "aborted" : "committed");
	FACT_TEXT(place, SEEN_PLACE(trapped));
	FACT_TEXT(next_section, plain(area, NULL) ? "aborted" : "committed");
	FACT_ERRNO(registered_after, libc_area_registered());
}
