/*
 * What of its page a thread finds changed after all that makes the kernel look at an area: it has slept, handled
 * signals of its own and from a trap, been on every CPU, and another thread has restarted sections.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>
#include <rseqabi/threads.h>

#include <linux/membarrier.h>

#define ROUNDS 5

static int handled;

static void on_signal(int number, siginfo_t *info, void *context)
{
	(void)info;
	handled++;
	if (number == SIGILL)
		signal_step_over_trap(context);
}

static void restart_sections(void *unused)
{
	(void)unused;
	SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, 0, 0);
}

PROBE()
{
	struct __kernel_timespec a_while = { .tv_nsec = 1000000 };
	struct area *area = area_new();
	struct cpu_set cpus;
	int moves = 0;

	cpu_all_allowed(&cpus);
	signal_handle(SIGUSR1, on_signal);
	signal_handle(SIGILL, on_signal);
	SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0);
	FACT_ERRNO(registered, area_surely(area));
	for (int round = 0; round < ROUNDS; round++) {
		SYS(nanosleep, &a_while, 0);
		SYS(sched_yield);
		signal_send_to_itself(SIGUSR1);
		rseqabi_trap();
		for (long cpu = 0; cpu < cpus.end; cpu++)
			if (cpu_allowed(&cpus, cpu) && cpu_pin(0, (unsigned int)cpu) == 0) {
				moves++;
				SYS(nanosleep, &a_while, 0);
			}
		thread_run(restart_sections, NULL);
	}
	FACT_INT(handled, handled);
	FACT_INT(signals, 2 * ROUNDS);
	FACT_BOOL(moved, moves > 0);
	FACT_INT(last_changed, area_last_changed(area));
	FACT_INT(fields_end, area_fields_end());
}
