/*
 * A thread on the first CPU that waits inside a section until it is let go, and the barriers that are called meanwhile
 * on the last one.
 */
#ifndef INTERFACES_BARRIER_TARGET_H
#define INTERFACES_BARRIER_TARGET_H

#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

#include <linux/membarrier.h>

#define TARGET_PRIORITY 10

SECTION(waits, BODY_WAIT);

static struct {
	int entered, let_go; /* as BODY_WAIT wants it */
} words;
static struct cpu_pair cpus;
static struct area *area;
static long aborted, registered;
static bool target_realtime; /* it takes that priority; the caller must not, or the thread cannot leave its CPU */
static long priority_refused;

static inline void wait_inside(void *unused)
{
	(void)unused;
	cpu_pin(0, cpus.first);
	if (target_realtime)
		priority_refused = cpu_realtime(0, TARGET_PRIORITY);
	area = area_new();
	registered = area_register(area);
	aborted = waits(area, &words);
	area_unregister(area);
	SYS(munmap, area, 4096);
}

static inline long call_none(void)
{
	return 0;
}

static inline long call_all(void)
{
	return SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, 0, 0);
}

static inline long call_for_cpu(long cpu)
{
	return SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, MEMBARRIER_CMD_FLAG_CPU, cpu);
}

static inline long call_one(void)
{
	return call_for_cpu(cpus.first);
}

/*
 * One section, and `call` while the thread is inside: 1 where it committed, 0 where it was aborted. The barrier's
 * refusal, or that of the registration, is left in `refused`.
 */
static inline long target_round(long (*call)(void), long *refused)
{
	struct thread thread;

	words.entered = words.let_go = 0;
	thread_start(&thread, wait_inside, NULL);
	/* A section can be aborted before its first instruction: then the thread ends by itself. */
	while (!__atomic_load_n(&words.entered, __ATOMIC_ACQUIRE) && __atomic_load_n(&thread.task, __ATOMIC_ACQUIRE))
		rseqabi_relax();
	*refused = call();
	__atomic_store_n(&words.let_go, 1, __ATOMIC_RELEASE);
	if (!thread_join(&thread))
		probe_broken("a thread did not end");
	if (registered)
		*refused = registered;
	return !aborted;
}

#endif
