/*
 * Whose the intent to restart sections is: registered by a thread, it is tried by the whole process, by children forked
 * before and after, and by a program that such a child executes.
 */
#include <rseqabi/again.h>
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

#include <linux/membarrier.h>

#define GET_REGISTRATIONS (1 << 9) /* MEMBARRIER_CMD_GET_REGISTRATIONS, Linux 6.3; older headers lack it */
#define INTENT MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ

struct found {
	int registered; /* the earlier child may try */
	long intent, earlier, forked, executed, told_forked, told_executed;
};

static long barrier(void)
{
	return SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, 0, 0);
}

/* Whether the intent is among those that the kernel says are registered; -errno for a refusal. */
static long told(void)
{
	long intents = SYS(membarrier, GET_REGISTRATIONS, 0, 0);

	return intents < 0 ? intents : (intents & INTENT) != 0;
}

static void in_thread(void *results)
{
	struct found *found = results;

	found->intent = SYS(membarrier, INTENT, 0, 0);
}

static void in_earlier_child(void *results)
{
	struct __kernel_timespec pause = { .tv_nsec = 1000000 };
	struct found *found = results;

	while (!__atomic_load_n(&found->registered, __ATOMIC_ACQUIRE))
		SYS(nanosleep, &pause, 0);
	found->earlier = barrier();
}

static void in_child(void *results)
{
	struct found *found = results;

	found->forked = barrier();
	found->told_forked = told();
	again_execute();
}

static void after_exec(void *results)
{
	struct found *found = results;

	found->executed = barrier();
	found->told_executed = told();
}

PROBE()
{
	struct found *found = again_results(sizeof *found, after_exec);
	long earlier_child = child_start(in_earlier_child, found);

	FACT_INT(told_before, told());
	thread_run(in_thread, found);
	FACT_ERRNO(intent, found->intent);
	FACT_ERRNO(whole_process, barrier());
	FACT_INT(told_after, told());
	FACT_ERRNO(other_barrier, SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0));
	__atomic_store_n(&found->registered, 1, __ATOMIC_RELEASE);
	FACT_TEXT(earlier_child_fate, child_fate(child_wait(earlier_child)));
	FACT_ERRNO(earlier_child, found->earlier);
	FACT_TEXT(child_fate, child_run(in_child, found));
	FACT_ERRNO(forked, found->forked);
	FACT_INT(told_forked, found->told_forked);
	FACT_ERRNO(executed, found->executed);
	FACT_INT(told_executed, found->told_executed);
}
