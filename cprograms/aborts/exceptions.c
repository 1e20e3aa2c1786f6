/*
 * An exception is thrown, `from=call` by a function that a section calls, `from=handler` by the handler of its abort, and
 * caught by a caller; between the two is a caller that has a cleanup.
 */
#include "leaving.h"

#include <signal.h>
#include <unwind.h>

#include "../registrants/unwound.h"

static struct _Unwind_Exception exception;
static int cleanups;
static bool thrown;
static const char *handlers_place = "no signal";

static __attribute__((used)) _Unwind_Reason_Code catch_all(int version, _Unwind_Action actions, uint64_t class,
							   struct _Unwind_Exception *passing,
							   struct _Unwind_Context *context);
CATCHING(catching, catch_all);

static _Unwind_Reason_Code catch_all(int version, _Unwind_Action actions, uint64_t class, struct _Unwind_Exception *passing,
				     struct _Unwind_Context *context)
{
	(void)version, (void)class, (void)passing;
	if (actions & _UA_SEARCH_PHASE)
		return _URC_HANDLER_FOUND;
	_Unwind_SetIP(context, (uintptr_t)catching_landing);
	return _URC_INSTALL_CONTEXT;
}

static void throw(void)
{
	thrown = true;
	_Unwind_RaiseException(&exception); /* it returns only where nobody catches */
}

static void throw_on_trap(int number, siginfo_t *info, void *context)
{
	on_trap(number, info, context);
	handlers_place = SEEN_PLACE(unwound_section);
	throw();
}

static void clean(int *unused)
{
	(void)unused;
	cleanups++;
}

static void call_section(void *section)
{
	__attribute__((cleanup(clean))) int unused = 0;
	struct leaving_call argument = { 0, 0, throw };

	(void)unused;
	do /* a section may be aborted before its first instruction */
		((__typeof__(unwound_section) *)section)(area, &argument);
	while (!thrown);
}

PROBE()
{
	/*
	 * By the libc's function: unwinding goes through what the libc lets handlers return to. No signal is blocked, because
	 * nothing would unblock it after a handler that does not return.
	 */
	struct sigaction action = { .sa_sigaction = throw_on_trap, .sa_flags = SA_SIGINFO | SA_NODEFER };
	bool by_handler = text_same(probe_argument("from"), "handler");

	leaving_begin();
	sigaction(SIGILL, &action, NULL);
	FACT_BOOL(caught, catching(call_section, by_handler ? (void *)unwound_section : (void *)calling_section));
	FACT_BOOL(thrown, thrown);
	FACT_INT(cleanups, cleanups);
	FACT_TEXT(handlers_place, handlers_place);
	leaving_state(by_handler ? unwound_section_abort : calling_section_abort);
}
