/* A section calls a function, which leaves it for good: by longjmp, siglongjmp or setcontext, as `by=` says. */
#include "leaving.h"

#include <setjmp.h>
#include <ucontext.h>

SECTION(leaving, BODY_CALL);

static jmp_buf jump;
static sigjmp_buf signal_jump;
static ucontext_t home;
static volatile bool left;

static void by_longjmp(void)
{
	left = true;
	longjmp(jump, 1);
}

static void by_siglongjmp(void)
{
	left = true;
	siglongjmp(signal_jump, 1);
}

static void by_setcontext(void)
{
	left = true;
	setcontext(&home);
}

static void enter(void (*function)(void))
{
	struct leaving_call argument = { 0, 0, function };

	do /* a section may be aborted before its first instruction */
		leaving(area, &argument);
	while (!left);
	probe_broken("the section was not left");
}

PROBE()
{
	const char *by = probe_argument("by");

	leaving_begin();
	if (text_same(by, "longjmp") && !setjmp(jump))
		enter(by_longjmp);
	if (text_same(by, "siglongjmp") && !sigsetjmp(signal_jump, 1))
		enter(by_siglongjmp);
	if (text_same(by, "setcontext")) {
		getcontext(&home);
		if (!left)
			enter(by_setcontext);
	}
	FACT_BOOL(left, left);
	CONTEXT_INT(pointer_kept, area->rseq_cs == (uint64_t)leaving_descriptor);
	leaving_state(leaving_abort);
}
