/*
 * A thread on another CPU waits inside a section until it is let go. Before that the barrier is called: for all CPUs, for
 * the thread's CPU, or, as the control, not at all. What commits then was not restarted by the barrier.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

#include <linux/membarrier.h>

#define ROUNDS 20
#define DEADLINE 5000 /* milliseconds, for the control: on a busy CPU most sections are aborted without any barrier */

SECTION(waits, BODY_WAIT);

static struct {
	int entered, let_go; /* as BODY_WAIT wants it */
} words;
static struct cpu_pair cpus;
static struct area *area;
static long aborted, registered;

static void wait_inside(void *unused)
{
	(void)unused;
	cpu_pin(0, cpus.last);
	area = area_new();
	registered = area_register(area);
	aborted = waits(area, &words);
	area_unregister(area);
	SYS(munmap, area, 4096);
}

static long call_none(void)
{
	return 0;
}

static long call_all(void)
{
	return SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, 0, 0);
}

static long call_one(void)
{
	return SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, MEMBARRIER_CMD_FLAG_CPU, cpus.last);
}

/* How many sections committed out of those that were entered; -1 where the barrier or a registration was refused. */
static long committed_after(long (*call)(void), long *entered)
{
	long committed = 0, until = child_clock() + (call == call_none ? DEADLINE : 0);

	*entered = 0;
	for (int round = 0; round < ROUNDS || (!committed && child_clock() < until); round++) {
		struct thread thread;
		long called;

		words.entered = words.let_go = 0;
		thread_start(&thread, wait_inside, NULL);
		/* A section can be aborted before its first instruction: then the thread ends by itself. */
		while (!__atomic_load_n(&words.entered, __ATOMIC_ACQUIRE) &&
		       __atomic_load_n(&thread.task, __ATOMIC_ACQUIRE))
			;
		called = call();
		__atomic_store_n(&words.let_go, 1, __ATOMIC_RELEASE);
		if (!thread_join(&thread))
			probe_broken("a thread did not end");
		if (called || registered)
			return -1;
		*entered += words.entered;
		committed += !aborted;
	}
	return committed;
}

PROBE()
{
	long entered;

	cpus = cpu_two();
	cpu_pin(0, cpus.first);
	FACT_ERRNO(intent, SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0));
	FACT_BOOL(control_commits, committed_after(call_none, &entered) > 0);
	FACT_INT(committed_after_all, committed_after(call_all, &entered));
	FACT_BOOL(entered_before_all, entered > 0);
	FACT_INT(committed_after_one, committed_after(call_one, &entered));
	FACT_BOOL(entered_before_one, entered > 0);
}
