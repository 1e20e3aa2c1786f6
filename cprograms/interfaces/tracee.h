/* A child that registers an area and waits, for a parent that traces it. */
#ifndef INTERFACES_TRACEE_H
#define INTERFACES_TRACEE_H

#include <rseqabi/probe.h>

#define CONFIGURATION_ROOM 256 /* more than struct ptrace_rseq_configuration will have for long; it has 24 bytes */

struct tracee {
	long task;
	long registered;
	int ready;
};

static inline void tracee_body(void *argument)
{
	struct tracee *tracee = argument;

	tracee->registered = area_register(area_new());
	__atomic_store_n(&tracee->ready, 1, __ATOMIC_RELEASE);
	for (;;)
		SYS(ppoll, 0, 0, 0, 0, 0);
}

/* A child that does `body`, and stops being waited for once it says that it is ready. */
static inline struct tracee *tracee_begin(void (*body)(void *))
{
	struct __kernel_timespec pause = { .tv_nsec = 1000000 };
	struct tracee *tracee = probe_map(sizeof *tracee, MAP_SHARED);
	long deadline = child_clock() + CHILD_DEADLINE * 1000;

	tracee->task = child_start(body, tracee);
	while (!__atomic_load_n(&tracee->ready, __ATOMIC_ACQUIRE) && child_clock() < deadline)
		SYS(nanosleep, &pause, 0);
	return tracee;
}

/* It has registered, and runs as its parent's tracee. */
static inline struct tracee *tracee_start(void)
{
	struct tracee *tracee = tracee_begin(tracee_body);

	if (SYS(ptrace, PTRACE_SEIZE, tracee->task, 0, 0) < 0)
		probe_broken("a child could not be traced");
	return tracee;
}

static inline void tracee_stop(const struct tracee *tracee)
{
	int status;

	SYS(ptrace, PTRACE_INTERRUPT, tracee->task, 0, 0);
	SYS(wait4, tracee->task, &status, __WALL, 0);
}

static inline void tracee_end(const struct tracee *tracee)
{
	SYS(kill, tracee->task, SIGKILL);
	child_wait(tracee->task);
}

/* The request itself: what it answers, -errno for a refusal. */
static inline long tracee_configuration(long task, size_t room, void *buffer)
{
	return SYS(ptrace, RSEQABI_GET_CONFIGURATION, task, room, buffer);
}

#endif
