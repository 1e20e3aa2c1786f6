/*
 * A subject that another task competes with for its CPU: that one sleeps for a moment, is woken there by its timer, counts
 * up, and sleeps again. So whatever the scheduler does between two looks of the subject at the count, the subject was
 * rescheduled if the count has changed. Their parent, on another CPU where there is one, keeps the time.
 */
#ifndef SLICES_CONTENDED_H
#define SLICES_CONTENDED_H

#include <rseqabi/child.h>
#include <rseqabi/cpus.h>
#include <rseqabi/slice.h>

#define CONTENDED_DEADLINE 16000 /* milliseconds: where everything is emulated few occasions bring a grant */
#define CONTENDED_PAUSE 200000 /* nanoseconds, of the competitor */
#define CONTENDED_MOMENT 10000000 /* nanoseconds */

static struct contended {
	unsigned int count; /* how often the competitor has run */
	unsigned int moments; /* that have passed, of CONTENDED_MOMENT each at least */
	int half_over, over; /* half of the time is, and all of it */
	int done; /* the subject has seen enough */
	unsigned int cpu;
} *contended;

static inline unsigned int contended_count(void)
{
	return __atomic_load_n(&contended->count, __ATOMIC_ACQUIRE);
}

static inline unsigned int contended_moments(void)
{
	return __atomic_load_n(&contended->moments, __ATOMIC_RELAXED);
}

static inline bool contended_half_over(void)
{
	return __atomic_load_n(&contended->half_over, __ATOMIC_RELAXED);
}

static inline bool contended_over(void)
{
	return __atomic_load_n(&contended->over, __ATOMIC_RELAXED);
}

static inline void contended_competitor(void *unused)
{
	struct __kernel_timespec pause = { .tv_nsec = CONTENDED_PAUSE };

	(void)unused;
	SYS(prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	cpu_pin(0, contended->cpu);
	for (;;) {
		__atomic_fetch_add(&contended->count, 1, __ATOMIC_RELEASE);
		SYS(nanosleep, &pause, 0);
	}
}

static inline void contended_subject(void *situation)
{
	((void (*)(void))situation)();
	__atomic_store_n(&contended->done, 1, __ATOMIC_RELEASE);
}

/* In the subject, when it has registered its area and is ready to be competed with. */
static inline void contended_begin(void)
{
	if (cpu_pin(0, contended->cpu) < 0)
		probe_broken("the subject could not be pinned");
}

/* Wait until the subject has seen enough, half of the time at most. */
static inline void contended_wait(void)
{
	long until = child_clock() + CONTENDED_DEADLINE / 2;

	while (!__atomic_load_n(&contended->done, __ATOMIC_ACQUIRE) && child_clock() < until) {
		struct __kernel_timespec moment = { .tv_nsec = CONTENDED_MOMENT };

		SYS(ppoll, 0, 0, &moment, 0, 0); /* it takes what it waited off the time */
		__atomic_fetch_add(&contended->moments, 1, __ATOMIC_RELAXED);
	}
}

/* Run `situation` in a task of its own, until it returns or sees contended_over. */
static inline void contended_run(void (*situation)(void))
{
	struct cpu_set cpus;
	long competitor, subject;
	unsigned int last;
	int status;

	contended = probe_map(sizeof *contended, MAP_SHARED | MAP_POPULATE);
	cpu_all_allowed(&cpus);
	while (!cpu_allowed(&cpus, contended->cpu))
		contended->cpu++;
	subject = child_start(contended_subject, (void *)situation);
	competitor = child_start(contended_competitor, NULL);
	cpu_pin_last(&last);
	contended_wait();
	__atomic_store_n(&contended->half_over, 1, __ATOMIC_RELEASE);
	contended_wait();
	__atomic_store_n(&contended->over, 1, __ATOMIC_RELEASE);
	FACT_TEXT(subject_fate, child_fate(child_wait(subject)));
	SYS(kill, competitor, SIGKILL);
	while (SYS(wait4, competitor, &status, 0, 0) == -EINTR)
		;
}

#endif
