/*
 * Which bytes of its own memory a thread accesses, found by hardware watchpoints: a helper traces the calling thread and
 * notes each access that comes while the thread says that it is to be noted. What the kernel does for it is not noted.
 */
#ifndef RSEQABI_WATCH_H
#define RSEQABI_WATCH_H

#include <rseqabi/child.h>

#include <linux/prctl.h>
#include <linux/ptrace.h>
#include <sys/user.h>

static struct watch {
	long task, helper;
	const char *first; /* of the watched bytes: WATCHPOINTS times eight */
	long result; /* what the kernel said of it: 0, or -errno */
	int ready, noting, over;
	unsigned int met; /* a bit for each eight bytes that were accessed */
} *watch;

static inline long watch_place(unsigned long at, unsigned long value)
{
	return SYS(ptrace, PTRACE_POKEUSR, watch->task, at, value);
}

static inline void watch_begin(void)
{
	int status;

	watch->result = SYS(ptrace, PTRACE_SEIZE, watch->task, 0, 0);
	if (watch->result < 0)
		return;
	SYS(ptrace, PTRACE_INTERRUPT, watch->task, 0, 0);
	SYS(wait4, watch->task, &status, __WALL, 0);
	for (unsigned int i = 0; i < WATCHPOINTS && watch->result == 0; i++)
		watch->result = watch_place(WATCHPOINT_PLACE(i), (unsigned long)watch->first + 8 * i);
	if (watch->result == 0)
		watch->result = watch_place(WATCHPOINTS_COUNTING, WATCHPOINTS_ALL);
	SYS(ptrace, watch->result == 0 ? PTRACE_CONT : PTRACE_DETACH, watch->task, 0, 0);
}

/* A stop by watchpoints; the signal that the thread goes on with. */
static inline long watch_note(int status)
{
	unsigned long met = 0;

	SYS(ptrace, PTRACE_PEEKUSR, watch->task, WATCHPOINTS_MET, &met);
	met &= (1u << WATCHPOINTS) - 1;
	if (status >> 16)
		return 0; /* a stop of the tracer's own */
	if ((status >> 8 & 0xff) != SIGTRAP || !met)
		return status >> 8 & 0xff;
	watch_place(WATCHPOINTS_MET, 0);
	if (watch->noting)
		watch->met |= (unsigned int)met;
	return 0;
}

static inline void watch_help(void *unused)
{
	bool over = false;
	int status;

	(void)unused;
	watch_begin();
	__atomic_store_n(&watch->ready, 1, __ATOMIC_RELEASE);
	while (watch->result == 0 && !over && SYS(wait4, watch->task, &status, __WALL, 0) > 0 && (status & 0xff) == 0x7f) {
		long signal = watch_note(status);

		over = watch->over; /* looked at while the thread stands still */
		if (over)
			watch_place(WATCHPOINTS_COUNTING, 0);
		SYS(ptrace, over ? PTRACE_DETACH : PTRACE_CONT, watch->task, 0, signal);
	}
}

/* Watch these bytes of the calling thread from now on. */
static inline void watch_start(const void *first)
{
	watch = probe_map(sizeof *watch, MAP_SHARED);
	watch->task = SYS(gettid);
	watch->first = first;
	SYS(prctl, PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
	watch->helper = child_start(watch_help, NULL);
	while (!__atomic_load_n(&watch->ready, __ATOMIC_ACQUIRE))
		SYS(sched_yield);
	if (watch->result == -EPERM)
		probe_unavailable("ptrace");
	if (watch->result < 0)
		probe_unavailable("watchpoints");
}

/* Which of the watched bytes `body` accesses. */
static inline unsigned int watch_met(void (*body)(void))
{
	watch->met = 0;
	__atomic_store_n(&watch->noting, 1, __ATOMIC_SEQ_CST);
	body();
	__atomic_store_n(&watch->noting, 0, __ATOMIC_SEQ_CST);
	return watch->met;
}

/* By an access, which stops the thread once more: a helper that is gone would leave the watchpoints behind. */
static inline void watch_end(void)
{
	watch->over = 1;
	(void)*(const volatile char *)watch->first;
	child_wait(watch->helper);
}

#endif
