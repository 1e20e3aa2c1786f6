/*
 * The handler of a trapping section unwinds the stack to the probe's own frame, as an exception that is thrown there
 * would; between the two is a caller of the section that has a cleanup. Then another section runs.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

#include <setjmp.h>
#include <signal.h>
#include <unwind.h>

#include "../registrants/unwound.h"

SECTION(plain, BODY_NOTHING);

static jmp_buf back;
static struct _Unwind_Exception exception;
static const char *unwound = "nothing";
static int cleanups;
static uintptr_t frame; /* of the probe */

static _Unwind_Reason_Code stop(int version, _Unwind_Action actions, _Unwind_Exception_Class class,
				struct _Unwind_Exception *thrown, struct _Unwind_Context *context, void *unused)
{
	(void)version, (void)class, (void)thrown, (void)unused;
	if (!(actions & _UA_END_OF_STACK) && _Unwind_GetCFA(context) <= frame)
		return _URC_NO_REASON;
	unwound = actions & _UA_END_OF_STACK ? "to the end" : "to the probe";
	longjmp(back, 1);
}

static void unwind_on_trap(int number, siginfo_t *info, void *context)
{
	on_trap(number, info, context);
	_Unwind_ForcedUnwind(&exception, stop, NULL);
	unwound = "refused"; /* it returns only where it cannot go on */
	longjmp(back, 1);
}

static void clean(int *unused)
{
	(void)unused;
	cleanups++;
}

static __attribute__((noinline)) void call_section(void)
{
	__attribute__((cleanup(clean))) int inside = 0;

	unwound_section(area, &inside);
}

PROBE()
{
	struct sigaction action = { .sa_sigaction = unwind_on_trap, .sa_flags = SA_SIGINFO };

	area = libc_area();
	frame = (uintptr_t)__builtin_frame_address(0);
	sigaction(SIGILL, &action, NULL);
	FACT_ERRNO(registered_before, libc_area_registered());
	if (!setjmp(back))
		call_section();
	FACT_TEXT(place, SEEN_PLACE(unwound_section));
	FACT_TEXT(unwound, unwound);
	FACT_INT(cleanups, cleanups);
	FACT_BOOL(pointer_null, area->rseq_cs == 0);
	FACT_TEXT(next_section, plain(area, NULL) ? "aborted" : "committed");
	FACT_ERRNO(registered_after, libc_area_registered());
}
