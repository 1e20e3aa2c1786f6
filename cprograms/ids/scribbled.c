/*
 * A pinned thread writes into the ids of its registered area, makes a call that is no event, and then meets `event=`:
 *
 *	sleep		it sleeps
 *	yield		it lets another task of its priority run
 *	signal		it sends itself a signal; its handler looks
 *	preemption	another task takes its CPU
 *	barrier		another thread calls the membarrier that restarts sections
 *
 * Which of the fields are as they were written, and which have the right value? Tries that something else came to are
 * repeated, as long as there is time.
 */
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>
#include <rseqabi/threads.h>

#include <linux/membarrier.h>
#include <sys/resource.h>

#include "scribble.h"

#define PRIORITY 10
#define DEADLINE 3000 /* milliseconds */

struct event {
	const char *name;
	void (*happen)(void); /* in the child: makes it happen, or waits until it has */
	void (*beside)(void *); /* another process, whose CPU is the first one, that the event takes */
	bool realtime; /* it takes real-time priority */
	bool switches; /* it is a context switch; where not, none may come between */
};

static struct {
	int ready, done; /* the fields are written; the event has happened */
	int over; /* the child needs nobody any more */
	long registered, barrier;
	int kept; /* fields, after the call that is no event */
	int left, right; /* after the event */
	bool switched;
} *shared;
static struct area *area;
static struct truth truth = { .cpu = ~0u, .node = ~0u };
static struct cpu_pair cpus;
static int seen_left, seen_right; /* by the handler */

static void look(void)
{
	seen_left = scribble_left(area);
	seen_right = scribble_right(area, &truth);
}

static long switches(void)
{
	struct rusage used;

	SYS(getrusage, 1 /* RUSAGE_THREAD */, &used);
	return used.ru_nvcsw + used.ru_nivcsw;
}

/* For who makes the event: wait until the child is ready for one; false when it needs none any more. */
static bool next_is_ready(void)
{
	struct __kernel_timespec pause = { .tv_nsec = 20000 }; /* it must not keep the parent from their CPU */

	while (!__atomic_load_n(&shared->over, __ATOMIC_ACQUIRE)) {
		if (__atomic_exchange_n(&shared->ready, 0, __ATOMIC_ACQ_REL))
			return true;
		SYS(nanosleep, &pause, 0);
	}
	return false;
}

/* Events. */

static void sleep_a_while(void)
{
	struct __kernel_timespec a_while = { .tv_nsec = 1000000 };

	SYS(nanosleep, &a_while, 0);
	look();
}

static void yield(void)
{
	SYS(sched_yield);
	look();
}

static void on_signal(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info, (void)context;
	look();
}

static void signal_itself(void)
{
	signal_send_to_itself(SIGUSR1);
}

/* In user space, so that nothing is an event but what another task does. */
static void wait_for_it(void)
{
	__atomic_store_n(&shared->done, 0, __ATOMIC_RELAXED);
	__atomic_store_n(&shared->ready, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&shared->done, __ATOMIC_ACQUIRE))
		rseqabi_relax();
	look();
}

/* Where this task is, the child is not. */
static void take_its_cpu(void *unused)
{
	(void)unused;
	while (next_is_ready()) {
		if (cpu_pin(0, cpus.last) < 0)
			probe_exit(2);
		__atomic_store_n(&shared->done, 1, __ATOMIC_RELEASE);
		cpu_pin(0, cpus.first);
	}
}

static void run_on_its_cpu(void *unused)
{
	(void)unused;
	cpu_realtime(0, PRIORITY);
	cpu_pin(0, cpus.last);
	while (!__atomic_load_n(&shared->over, __ATOMIC_ACQUIRE))
		SYS(sched_yield);
}

/* A thread of the child. */
static void restart_sections(void *unused)
{
	(void)unused;
	cpu_pin(0, cpus.first);
	while (next_is_ready()) {
		shared->barrier = SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, 0, 0);
		__atomic_store_n(&shared->done, 1, __ATOMIC_RELEASE);
	}
}

static const struct event events[] = {
	{ "sleep", sleep_a_while, NULL, false, true },
	{ "yield", yield, run_on_its_cpu, true, true },
	{ "signal", signal_itself, NULL, false, false },
	{ "preemption", wait_for_it, take_its_cpu, true, true },
	{ "barrier", wait_for_it, NULL, false, false },
};
static const struct event *event;

/* In the child. */

/* Whether it was this event, and nothing else, that came to the fields. */
static bool clear_try(void)
{
	long before;

	scribble_all(area);
	SYS(getppid);
	shared->kept = scribble_left(area);
	before = switches();
	event->happen();
	shared->switched = switches() != before;
	shared->left = seen_left;
	shared->right = seen_right;
	return shared->kept == scribble_fields() && shared->switched == event->switches;
}

static void in_child(void *unused)
{
	static struct thread thread;
	long until = child_clock() + DEADLINE;
	bool barrier = text_same(event->name, "barrier");

	(void)unused;
	if (event->realtime)
		cpu_realtime(0, PRIORITY);
	if (cpu_pin(0, cpus.last) < 0)
		probe_exit(2);
	SYS(getcpu, &truth.cpu, &truth.node, 0);
	if (barrier) {
		SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0);
		thread_start(&thread, restart_sections, NULL);
	}
	signal_handle(SIGUSR1, on_signal);
	area = area_new();
	shared->registered = area_surely(area);
	while (!clear_try() && child_clock() < until)
		;
	__atomic_store_n(&shared->over, 1, __ATOMIC_RELEASE);
	if (barrier)
		thread_join(&thread);
}

PROBE()
{
	const char *asked = probe_argument("event");
	struct cpu_set all;
	const char *fate;
	long other = 0;

	for (event = events; event < events + sizeof events / sizeof *events; event++)
		if (asked && text_same(event->name, asked))
			break;
	if (event == events + sizeof events / sizeof *events)
		probe_broken("event is one of the table's");
	shared = probe_map(sizeof *shared, MAP_SHARED | MAP_POPULATE);
	cpu_all_allowed(&all);
	truth.cpus = all.count;
	cpus = cpu_two();
	if (cpu_pin(0, cpus.first) < 0)
		probe_broken("the process could not be pinned");
	if (event->realtime && cpu_realtime(0, PRIORITY + 1) < 0)
		probe_unavailable("realtime");
	if (event->beside)
		other = child_start(event->beside, NULL);
	fate = child_run(in_child, NULL);
	__atomic_store_n(&shared->over, 1, __ATOMIC_RELEASE); /* also where the child was killed */
	if (event->beside)
		child_wait(other);
	FACT_TEXT(child_fate, fate);
	FACT_ERRNO(registered, shared->registered);
	FACT_INT(fields, scribble_fields());
	FACT_BOOL(kept, shared->kept == scribble_fields());
	FACT_ERRNO(barrier, shared->barrier);
	FACT_BOOL(came, shared->switched || !event->switches); /* where it is a switch, the kernel counted one */
	CONTEXT_INT(switched, shared->switched);
	FACT_INT(left, shared->left);
	FACT_INT(right, shared->right);
}
