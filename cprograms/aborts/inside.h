/*
 * A child waits in a section on one CPU; its parent, on another, does something to it and then lets it go on. Because
 * the section can only commit after that, a commit says that what was done did not abort it.
 */
#ifndef ABORTS_INSIDE_H
#define ABORTS_INSIDE_H

#include <rseqabi/cpus.h>
#include <rseqabi/signals.h>

#define INSIDE_TRIES 5
#define INSIDE_PRIORITY 10 /* of the child */
#define INSIDE_DEADLINE 3000 /* milliseconds, for all tries of a kind */

SECTION(waiting, BODY_WAIT);

struct inside {
	int entered, go_on; /* what the section sets, and what it waits for */
	int ended; /* the section has come to its end, by itself or by an abort */
	int placed, done; /* the parent has put the child on its CPU, and is through with it */
	long child;
	struct cpu_pair cpus; /* where the child is, and where the parent is */
	bool registers, refused;
	void (*prepare)(void); /* in the child, before it registers */
	/* What the child tells. */
	const char *outcome;
	unsigned int cpu_id, cpu; /* right after the section: what the area says, and what the kernel answers */
	int signals;
	const char *place; /* of the section, as the handler of a signal is told */
	bool pointer_null;
};

typedef void inside_trigger(struct inside *about);

static struct inside *inside; /* shared with the child */
static struct area *inside_area; /* the child's */
static bool inside_realtime; /* both run with real-time priority */

/* Wait for the child; not for ever, and without keeping others from the CPU. */
static inline bool inside_wait(const int *flag, long until)
{
	struct __kernel_timespec pause = { .tv_nsec = 20000 };

	while (!__atomic_load_n(flag, __ATOMIC_ACQUIRE)) {
		if (child_clock() > until)
			return false;
		SYS(nanosleep, &pause, 0);
	}
	return true;
}

static inline void inside_child(void *unused)
{
	(void)unused;
	SYS(prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); /* it waits in loops for a parent that may fail */
	inside_area = area_new();
	while (!__atomic_load_n(&inside->placed, __ATOMIC_ACQUIRE))
		SYS(sched_yield); /* it may still be where the parent is, and of its priority */
	if (inside->prepare)
		inside->prepare();
	if (inside->registers && area_surely(inside_area) != 0) {
		inside->refused = true;
		__atomic_store_n(&inside->entered, 1, __ATOMIC_RELEASE);
		return;
	}
	/* A section may be aborted before its first instruction; that was no try. */
	do
		inside->outcome = waiting(inside_area, inside) ? "aborted" : "committed";
	while (!inside->entered);
	inside->cpu_id = inside_area->cpu_id;
	SYS(getcpu, &inside->cpu, 0, 0);
	__atomic_store_n(&inside->ended, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&inside->done, __ATOMIC_ACQUIRE)) /* the trigger may still need somebody alive */
		SYS(sched_yield);
}

/*
 * One try; "aborted" or "committed", or "missed" where the section had ended before anything was done to it, and where
 * the deadline came.
 */
static inline const char *inside_try(bool registers, inside_trigger *trigger, long until)
{
	bool missed;

	inside->entered = inside->go_on = inside->ended = inside->placed = inside->done = inside->signals = 0;
	inside->registers = registers;
	inside->place = "no signal";
	inside->child = child_start(inside_child, NULL);
	if (cpu_pin(inside->child, inside->cpus.first) < 0)
		probe_broken("the child could not be pinned");
	if (inside_realtime) /* below the parent, which may have to share a CPU with it */
		cpu_realtime(inside->child, INSIDE_PRIORITY);
	__atomic_store_n(&inside->placed, 1, __ATOMIC_RELEASE);
	missed = !inside_wait(&inside->entered, until) || __atomic_load_n(&inside->ended, __ATOMIC_ACQUIRE);
	if (inside->refused)
		probe_broken("the child could not register its area");
	if (!missed && trigger)
		trigger(inside);
	__atomic_store_n(&inside->go_on, 1, __ATOMIC_RELEASE);
	missed |= !inside_wait(&inside->ended, until);
	__atomic_store_n(&inside->done, 1, __ATOMIC_RELEASE);
	if (child_wait(inside->child) != 0)
		missed = true;
	return missed ? "missed" : inside->outcome;
}

/*
 * Prepare for tries: the calling process stays on the last CPU. Where the host lets it, both take real-time priority:
 * on a loaded machine hardly any section would last until something is done to it.
 */
static inline void inside_begin(void (*prepare)(void))
{
	inside = probe_map(sizeof *inside, MAP_SHARED | MAP_POPULATE);
	inside->cpus = cpu_two();
	inside->prepare = prepare;
	if (cpu_pin(0, inside->cpus.last) < 0)
		probe_broken("the parent could not be pinned");
	inside_realtime = cpu_realtime(0, INSIDE_PRIORITY + 1) == 0;
}

/* The control: the same with nothing done to the child, until a section commits. */
static inline const char *inside_undisturbed(void)
{
	long until = child_clock() + INSIDE_DEADLINE;
	const char *outcome;

	do
		outcome = inside_try(true, NULL, until);
	while (!text_same(outcome, "committed") && child_clock() < until);
	return outcome;
}

/* The whole situation: undisturbed, with the event but unregistered, and with both as often as it takes. */
static inline void inside_state(inside_trigger *event)
{
	int tries = 0, aborts = 0;
	long until;

	inside_begin(NULL);
	FACT_TEXT(undisturbed, inside_undisturbed());
	until = child_clock() + INSIDE_DEADLINE;
	FACT_TEXT(unregistered, inside_try(false, event, until));
	while (tries < INSIDE_TRIES && child_clock() < until) {
		const char *outcome = inside_try(true, event, until);

		tries += !text_same(outcome, "missed");
		aborts += text_same(outcome, "aborted");
	}
	FACT_INT(tries, tries);
	FACT_INT(aborts, aborts);
}

#endif
