/*
 * A task that is in a section is stopped by SIGSTOP, and continued. Controls: nothing is done to it, and the same is
 * done to a task that has not registered its area.
 */
#include <rseqabi/probe.h>

#include "inside.h"

#define OFF_ITS_CPU 10000000 /* nanoseconds; the parent may hear of the stop before the child has left the CPU */

static void stop(struct inside *about)
{
	struct __kernel_timespec pause = { .tv_nsec = OFF_ITS_CPU };
	int status;

	SYS(kill, about->child, SIGSTOP);
	SYS(wait4, about->child, &status, WUNTRACED, 0);
	SYS(nanosleep, &pause, 0);
	SYS(kill, about->child, SIGCONT);
}

PROBE()
{
	inside_state(stop);
}
