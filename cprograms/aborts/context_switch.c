/*
 * A section calls a function, which switches to another context. There a trap is raised, one section is aborted, and
 * one commits; then it goes back.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

#include <ucontext.h>

SECTION(leaving, BODY_CALL);
SECTION(trapped, BODY_TRAP);
SECTION(plain, BODY_NOTHING);

static ucontext_t home, other;
static char stack[65536];
static bool left;

static void leave(void)
{
	left = true;
	swapcontext(&home, &other);
}

static void elsewhere(void)
{
	int inside = 0;

	CONTEXT_INT(pointer_kept, area->rseq_cs == (uint64_t)leaving_descriptor);
	rseqabi_trap();
	FACT_TEXT(trap_place, SEEN_PLACE(leaving));
	FACT_BOOL(pointer_null, seen.pointer == 0);
	FACT_TEXT(section_outcome, trapped(area, &inside) ? "aborted" : "committed");
	FACT_TEXT(section_place, SEEN_PLACE(trapped));
	FACT_TEXT(next_section, plain(area, NULL) ? "aborted" : "committed");
	swapcontext(&other, &home);
}

PROBE()
{
	struct {
		int inside, unused;
		void (*function)(void);
	} argument = { 0, 0, leave };

	area = libc_area();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered_before, libc_area_registered());
	getcontext(&other);
	other.uc_stack.ss_sp = stack;
	other.uc_stack.ss_size = sizeof stack;
	makecontext(&other, elsewhere, 0);
	while (!left) /* a section may be aborted before its first instruction */
		leaving(area, &argument);
	FACT_BOOL(left, left);
	FACT_ERRNO(registered_after, libc_area_registered());
}
