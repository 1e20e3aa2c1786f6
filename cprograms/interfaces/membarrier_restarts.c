/*
 * A thread on another CPU waits inside a section until it is let go. Before that the barrier is called: for all CPUs, for
 * the thread's CPU, or, as the control, not at all. What commits then was not restarted by the barrier.
 */
#include "barrier_target.h"

#define ROUNDS 20
#define DEADLINE 5000 /* milliseconds, for the control: on a busy CPU most sections are aborted without any barrier */

/* How many sections committed out of those that were entered; -1 where the barrier or a registration was refused. */
static long committed_after(long (*call)(void), long *entered)
{
	long committed = 0, until = child_clock() + (call == call_none ? DEADLINE : 0);

	*entered = 0;
	for (int round = 0; round < ROUNDS || (!committed && child_clock() < until); round++) {
		long refused, commits = target_round(call, &refused);

		if (refused)
			return -1;
		*entered += words.entered;
		committed += commits;
	}
	return committed;
}

PROBE()
{
	long entered;

	cpus = cpu_two();
	cpu_pin(0, cpus.last);
	FACT_ERRNO(intent, SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0));
	FACT_BOOL(control_commits, committed_after(call_none, &entered) > 0);
	FACT_INT(committed_after_all, committed_after(call_all, &entered));
	FACT_BOOL(entered_before_all, entered > 0);
	FACT_INT(committed_after_one, committed_after(call_one, &entered));
	FACT_BOOL(entered_before_one, entered > 0);
}
