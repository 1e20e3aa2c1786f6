/*
 * Threads without a libc: tasks of this process that share everything with it but have no thread-local storage, so
 * they may run nothing of a libc. Their parent keeps the deadline.
 */
#ifndef RSEQABI_THREADS_H
#define RSEQABI_THREADS_H

#include <rseqabi/child.h>

#include <linux/futex.h>
#include <linux/sched.h>

#define THREAD_STACK 65536

struct thread {
	int task; /* its id; the kernel stores 0 when it has ended, and can use none of its memory any more */
	void *stack;
};

static inline void thread_start(struct thread *thread, void (*body)(void *), void *argument)
{
	unsigned long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
			      CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;

	thread->stack = probe_map(THREAD_STACK, MAP_PRIVATE);
	if (rseqabi_clone(flags, (char *)thread->stack + THREAD_STACK, &thread->task, body, argument) < 0)
		probe_broken("no thread could be created");
}

/* Wait until it has ended; false where it has not by the deadline. */
static inline bool thread_join(struct thread *thread)
{
	struct __kernel_timespec deadline = { .tv_sec = CHILD_DEADLINE };
	long waited = 0;
	int task;

	while ((task = __atomic_load_n(&thread->task, __ATOMIC_ACQUIRE)) && waited != -ETIMEDOUT)
		waited = SYS(futex, &thread->task, FUTEX_WAIT, task, &deadline, 0, 0);
	if (task)
		return false;
	SYS(munmap, thread->stack, THREAD_STACK);
	return true;
}

/* Run a whole thread. */
static inline void thread_run(void (*body)(void *), void *argument)
{
	struct thread thread;

	thread_start(&thread, body, argument);
	if (!thread_join(&thread))
		probe_broken("a thread did not end");
}

/* A process that shares the caller's memory, as vfork makes one, on a stack of its own: how it ended. */
static inline const char *child_run_sharing_memory(void (*body)(void *), void *argument)
{
	char *stack = probe_map(THREAD_STACK, MAP_PRIVATE);
	long child = rseqabi_clone(CLONE_VM | SIGCHLD, stack + THREAD_STACK, NULL, body, argument);

	if (child < 0)
		probe_broken("clone failed");
	return child_fate(child_wait(child));
}

#endif
