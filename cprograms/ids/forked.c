/* A registered process forks; parent and child each go to a CPU of their own, and look at their copies of the area. */
#include <rseqabi/child.h>
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

static struct {
	int placed; /* the child */
	int looked; /* the parent */
	unsigned int cpu_id, start, now; /* in the child */
} *shared;
static struct cpu_pair cpus;
static struct area *area;

static void in_child(void *unused)
{
	(void)unused;
	SYS(prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	cpu_pin(0, cpus.last);
	__atomic_store_n(&shared->placed, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&shared->looked, __ATOMIC_ACQUIRE))
		rseqabi_relax();
	shared->cpu_id = area->cpu_id;
	shared->start = area->cpu_id_start;
	shared->now = cpu_now();
}

PROBE()
{
	struct __kernel_timespec pause = { .tv_nsec = 1000000 };
	long until, child;

	cpus = cpu_two();
	area = area_new();
	shared = probe_map(sizeof *shared, MAP_SHARED | MAP_POPULATE);
	cpu_pin(0, cpus.first);
	FACT_ERRNO(registered, area_surely(area));
	child = child_start(in_child, NULL);
	until = child_clock() + CHILD_DEADLINE * 1000;
	while (!__atomic_load_n(&shared->placed, __ATOMIC_ACQUIRE) && child_clock() < until)
		SYS(nanosleep, &pause, 0);
	FACT_INT(parents_cpu_id, area->cpu_id);
	FACT_INT(parents_start, area->cpu_id_start);
	FACT_INT(parents_cpu, cpu_now());
	__atomic_store_n(&shared->looked, 1, __ATOMIC_RELEASE);
	FACT_TEXT(child_fate, child_fate(child_wait(child)));
	FACT_INT(childs_cpu_id, shared->cpu_id);
	FACT_INT(childs_start, shared->start);
	FACT_INT(childs_cpu, shared->now);
	FACT_BOOL(apart, cpu_now() != shared->now);
}
