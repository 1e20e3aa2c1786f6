/*
 * A registered process, on one CPU, makes a child as vfork does: it shares the memory, and the parent waits. The child
 * registers an area of its own, moves to another CPU, and looks at its parent's area there. Another child makes the
 * parent wait as well and has a copy of the memory.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

#define SHARED CLONE_VM | CLONE_VFORK | SIGCHLD
#define COPIED CLONE_VFORK | SIGCHLD

static struct area *parents, *childs;
static struct cpu_pair cpus;

static struct told {
	long has, same, own;
	unsigned int cpu, cpu_id, own_cpu_id;
	int first_changed;
} *told;

static void in_child(void *before)
{
	struct __kernel_timespec pause = { .tv_nsec = 1000000 };

	told->has = area_registered(parents, area_length());
	told->same = told->has == -EPERM ? area_register(parents) : -ECHILD;
	told->own = area_register(childs);
	cpu_pin(0, cpus.last);
	SYS(nanosleep, &pause, 0); /* it is rescheduled: some kernels write then */
	told->cpu = cpu_now();
	told->cpu_id = parents->cpu_id;
	told->own_cpu_id = childs->cpu_id;
	told->first_changed = area_first_difference(parents, before);
}

static const char *with(unsigned long flags, void *before)
{
	char *stack = probe_map(THREAD_STACK, MAP_PRIVATE);
	long child = rseqabi_clone(flags, stack + THREAD_STACK, NULL, in_child, before);

	if (child < 0)
		probe_broken("clone failed");
	return child_fate(child_wait(child));
}

PROBE()
{
	struct area *before = area_new();

	told = probe_map(sizeof *told, MAP_SHARED);
	cpus = cpu_two();
	parents = area_new();
	childs = area_new();
	cpu_pin(0, cpus.first);
	FACT_ERRNO(registered, area_surely(parents));
	memcpy(before, parents, AREA_PAGE);
	FACT_INT(first_cpu, cpus.first);
	FACT_INT(last_cpu, cpus.last);

	FACT_TEXT(child_fate, with(SHARED, before));
	FACT_ERRNO(child_has, told->has);
	FACT_ERRNO(child_own, told->own);
	FACT_INT(child_cpu, told->cpu);
	FACT_INT(child_own_cpu_id, told->own_cpu_id);
	FACT_INT(parents_cpu_id, told->cpu_id); /* while the child is elsewhere */
	FACT_INT(parents_first_changed, told->first_changed);
	FACT_ERRNO(parent_after, area_registered(parents, area_length()));

	FACT_TEXT(copy_fate, with(COPIED, before));
	FACT_ERRNO(copy_has, told->has);
	FACT_ERRNO(copy_same, told->same);
	FACT_ERRNO(parent_at_last, area_registered(parents, area_length()));
}
