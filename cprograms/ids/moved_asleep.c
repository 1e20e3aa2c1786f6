/* A thread sleeps in the kernel on one CPU, and is moved to another by another task before it is woken. */
#include <rseqabi/child.h>
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/process.h>

#include <linux/futex.h>

#define DEADLINE 3000 /* milliseconds */

static struct {
	int wake; /* a futex */
	long registered;
	unsigned int before, after, now; /* cpu_id in the beginning, then that and what the kernel answers */
	unsigned int start_after;
} *shared;
static struct cpu_pair cpus;

static void in_child(void *unused)
{
	struct area *area = area_new();

	(void)unused;
	cpu_pin(0, cpus.first);
	shared->registered = area_surely(area);
	shared->before = area->cpu_id;
	while (!__atomic_load_n(&shared->wake, __ATOMIC_ACQUIRE))
		SYS(futex, &shared->wake, FUTEX_WAIT, 0, 0, 0, 0);
	shared->after = area->cpu_id;
	shared->start_after = area->cpu_id_start;
	shared->now = cpu_now();
}

PROBE()
{
	struct __kernel_timespec pause = { .tv_nsec = 1000000 };
	long until = child_clock() + DEADLINE, child;
	bool asleep = false;

	cpus = cpu_two();
	shared = probe_map(sizeof *shared, MAP_SHARED | MAP_POPULATE);
	shared->before = ~0u;
	child = child_start(in_child, NULL);
	while (!asleep && child_clock() < until) {
		SYS(nanosleep, &pause, 0);
		asleep = __atomic_load_n(&shared->before, __ATOMIC_ACQUIRE) != ~0u && process_state(child) == 'S';
	}
	cpu_pin(child, cpus.last);
	__atomic_store_n(&shared->wake, 1, __ATOMIC_RELEASE);
	SYS(futex, &shared->wake, FUTEX_WAKE, 1, 0, 0, 0);
	FACT_TEXT(child_fate, child_fate(child_wait(child)));
	FACT_ERRNO(registered, shared->registered);
	FACT_BOOL(asleep, asleep);
	FACT_BOOL(elsewhere, shared->before == cpus.first && shared->now == cpus.last);
	FACT_INT(now, shared->now);
	FACT_INT(after, shared->after);
	FACT_INT(start_after, shared->start_after);
}
