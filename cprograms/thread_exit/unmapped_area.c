/*
 * A child unmaps its registered area, and its parent then moves it to another CPU, where the kernel has new ids to write.
 * Two more do the same but for one thing: one unregisters before, one keeps its area. A kill by the kernel is thereby
 * told from any other crash.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

struct mover {
	struct cpu_pair cpus;
	int ready; /* the child has done its part */
	bool unregisters, unmaps;
	long registration;
};

static void be_moved(void *argument)
{
	struct mover *mover = argument;
	struct area *area = area_new();

	cpu_pin(0, mover->cpus.first);
	mover->registration = area_register(area);
	if (mover->registration != 0)
		probe_exit(1);
	if (mover->unregisters && area_unregister(area) != 0)
		probe_exit(2);
	if (mover->unmaps && SYS(munmap, area, 4096) != 0)
		probe_exit(3);
	__atomic_store_n(&mover->ready, 1, __ATOMIC_RELEASE);
	while (cpu_now() != mover->cpus.last)
		;
}

static const char *fate_of_moved(struct mover *mover, bool unregisters, bool unmaps)
{
	struct __kernel_timespec pause = { .tv_nsec = 1000000 };
	long child, deadline = child_clock() + CHILD_DEADLINE * 1000;
	int status;

	mover->ready = 0;
	mover->unregisters = unregisters;
	mover->unmaps = unmaps;
	child = child_start(be_moved, mover);
	while (!__atomic_load_n(&mover->ready, __ATOMIC_ACQUIRE) && child_clock() < deadline) {
		if (SYS(wait4, child, &status, WNOHANG, 0) == child) /* a preemption was enough */
			return child_fate(status);
		SYS(nanosleep, &pause, 0);
	}
	cpu_pin(child, mover->cpus.last);
	return child_fate(child_wait(child));
}

PROBE()
{
	struct mover *mover = probe_map(sizeof *mover, MAP_SHARED);

	mover->cpus = cpu_two();
	FACT_TEXT(kept, fate_of_moved(mover, false, false));
	FACT_TEXT(unregistered, fate_of_moved(mover, true, true));
	FACT_TEXT(registered, fate_of_moved(mover, false, true));
	FACT_ERRNO(registration, mover->registration); /* of the last child */
}
