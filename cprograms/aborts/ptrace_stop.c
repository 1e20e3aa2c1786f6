/*
 * A tracer interrupts a task that is in a section, and lets it go on. Controls: nothing is done to it, and the same is
 * done to a task that has not registered its area.
 */
#include <rseqabi/probe.h>

#include "inside.h"

static void interrupt(struct inside *about)
{
	int status;

	if (SYS(ptrace, PTRACE_SEIZE, about->child, 0, 0) < 0)
		probe_unavailable("ptrace");
	SYS(ptrace, PTRACE_INTERRUPT, about->child, 0, 0);
	SYS(wait4, about->child, &status, __WALL, 0); /* it does not end before it is let go */
	SYS(ptrace, PTRACE_DETACH, about->child, 0, 0);
}

PROBE()
{
	inside_state(interrupt);
}
