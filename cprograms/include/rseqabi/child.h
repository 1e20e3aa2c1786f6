/* Children with a deadline that the parent keeps: in a child a timer would be an abort trigger. */
#ifndef RSEQABI_CHILD_H
#define RSEQABI_CHILD_H

#include <rseqabi/facts.h>

#include <linux/time_types.h>
#include <linux/wait.h>
#include <poll.h>
#include <signal.h>

#define CHILD_DEADLINE 8 /* seconds */

/* Milliseconds of a clock that only goes on. For the parent: a child in a situation looks at no clock. */
static inline long child_clock(void)
{
	struct __kernel_timespec now = { 0 };

	SYS(clock_gettime, 1 /* CLOCK_MONOTONIC */, &now);
	return (long)now.tv_sec * 1000 + (long)(now.tv_nsec / 1000000);
}

/* clone(2) with SIGCHLD alone is fork, without what a libc would add. */
static inline long child_start(void (*body)(void *), void *argument)
{
	long child = SYS(clone, SIGCHLD, 0, 0, 0, 0);

	if (child == 0) {
		body(argument);
		probe_exit(0);
	}
	if (child < 0)
		probe_broken("clone failed");
	return child;
}

/* Wait; at the deadline kill. The wait status, or -1 when it had to be killed. */
static inline int child_wait(long child)
{
	struct __kernel_timespec deadline = { .tv_sec = CHILD_DEADLINE };
	int status = 0;
	long handle = SYS(pidfd_open, child, 0);
	struct pollfd end = { .fd = (int)handle, .events = POLLIN };
	long ended;

	if (handle < 0)
		probe_broken("pidfd_open failed");
	do
		ended = SYS(ppoll, &end, 1, &deadline, 0, 0); /* the kernel takes what it waited off the deadline */
	while (ended == -EINTR);
	if (ended <= 0)
		SYS(kill, child, SIGKILL);
	while (SYS(wait4, child, &status, 0, 0) == -EINTR)
		;
	SYS(close, handle);
	return ended > 0 ? status : -1;
}

/* "exit:N", "signal:NAME" or "timeout", for FACT_TEXT. */
static inline const char *child_fate(int status)
{
	static const struct {
		int number;
		const char *fate;
	} signals[] = {
		{ SIGSEGV, "signal:SIGSEGV" }, { SIGILL, "signal:SIGILL" }, { SIGTRAP, "signal:SIGTRAP" },
		{ SIGBUS, "signal:SIGBUS" },   { SIGFPE, "signal:SIGFPE" }, { SIGABRT, "signal:SIGABRT" },
		{ SIGKILL, "signal:SIGKILL" }, { SIGSYS, "signal:SIGSYS" },
	};
	static char text[24];
	int number = status & 0x7f;

	if (status == -1)
		return "timeout";
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		if (signals[i].number == number)
			return signals[i].fate;
	text[0] = '\0';
	text_append(text, sizeof text, number ? "signal:" : "exit:");
	text_append_number(text, sizeof text, number ? number : status >> 8 & 0xff);
	return text;
}

/* A child that should live or die as a whole: SIGSEGV at its default and unblocked, then `body`, then exit(0). */
static inline const char *child_run(void (*body)(void *), void *argument)
{
	return child_fate(child_wait(child_start(body, argument)));
}

#endif
