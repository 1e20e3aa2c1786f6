/*
 * A task of real-time priority, alone on its CPU, is sent a signal while it is in a section: one that it has a handler
 * for, which is the control, one that it ignores, and one that it blocks.
 */
#include <rseqabi/probe.h>

#include "inside.h"

#define TRIES 10 /* the judge knows that number */

static void on_signal(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info, (void)context;
	__atomic_store_n(&inside->signals, 1, __ATOMIC_RELEASE);
}

static void handle(void)
{
	signal_handle(SIGUSR1, on_signal);
}

static void ignore(void)
{
	signal_set(SIGUSR1, (void *)SIG_IGN, 0);
}

static void block(void)
{
	handle();
	signal_block(SIGUSR1, true);
}

static void send(struct inside *about)
{
	SYS(kill, about->child, SIGUSR1);
}

static void send_and_wait(struct inside *about)
{
	send(about);
	inside_wait(&about->signals, child_clock() + INSIDE_DEADLINE);
}

struct outcomes {
	int commits, aborts; /* of TRIES, where the signal came in time */
};

static struct outcomes outcomes_of(void (*prepare)(void), inside_trigger *trigger)
{
	long until = child_clock() + INSIDE_DEADLINE;
	struct outcomes seen = { 0, 0 };

	inside->prepare = prepare;
	while (seen.commits + seen.aborts < TRIES && child_clock() < until) {
		const char *outcome = inside_try(true, trigger, until);

		seen.commits += text_same(outcome, "committed");
		seen.aborts += text_same(outcome, "aborted");
	}
	return seen;
}

PROBE()
{
	struct outcomes handled, ignored, blocked;

	inside_begin(NULL);
	if (!inside_realtime)
		probe_unavailable("realtime");
	handled = outcomes_of(handle, send_and_wait);
	ignored = outcomes_of(ignore, send);
	blocked = outcomes_of(block, send);
	FACT_INT(handled_aborts, handled.aborts);
	FACT_INT(ignored_commits, ignored.commits);
	FACT_INT(ignored_aborts, ignored.aborts);
	FACT_INT(blocked_commits, blocked.commits);
	FACT_INT(blocked_aborts, blocked.aborts);
}
