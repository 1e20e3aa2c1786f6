/*
 * A child takes its registered area from the kernel, by unmapping or by protecting it, or keeps it or has its memory
 * reclaimed; its parent then moves it to another CPU, where the kernel has new ids to write. What the child does first may
 * be to unregister, or to say what SIGSEGV shall do. A kill by the kernel is thereby told from any other crash.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

enum before { NOTHING, UNREGISTERS, IGNORES, HANDLES };
enum loss { KEEPS, UNMAPS, PROTECTS, RECLAIMS };

struct mover {
	struct cpu_pair cpus;
	int ready; /* the child has done its part */
	enum before before;
	enum loss loss;
	struct area *area;
	long registration, confirmed;
	unsigned int cpu_id; /* once it has been moved, where the area can be read */
};

static void on_fault(int number, siginfo_t *info, void *context)
{
	(void)number;
	(void)info;
	(void)context;
}

static void prepare(enum before before, struct area *area)
{
	if (before == UNREGISTERS && area_unregister(area) != 0)
		probe_exit(2);
	if (before == IGNORES)
		signal_set(SIGSEGV, (void *)SIG_IGN, 0);
	if (before == HANDLES)
		signal_handle(SIGSEGV, on_fault);
}

static long lose(enum loss loss, struct area *area)
{
	switch (loss) {
	case UNMAPS:
		return SYS(munmap, area, AREA_PAGE);
	case PROTECTS:
		return SYS(mprotect, area, AREA_PAGE, PROT_READ);
	case RECLAIMS:
		return SYS(madvise, area, AREA_PAGE, MADV_DONTNEED);
	default:
		return 0;
	}
}

static void be_moved(void *argument)
{
	struct mover *mover = argument;
	struct area *area = mover->area;

	cpu_pin(0, mover->cpus.first);
	mover->registration = area_register(area);
	if (mover->registration != 0)
		probe_exit(1);
	mover->confirmed = area_registered(area, area_length());
	prepare(mover->before, area);
	if (lose(mover->loss, area) != 0)
		probe_exit(3);
	__atomic_store_n(&mover->ready, 1, __ATOMIC_RELEASE);
	while (cpu_now() != mover->cpus.last)
		;
	if (mover->loss != UNMAPS)
		mover->cpu_id = area->cpu_id;
}

static const char *fate_of_moved(struct mover *mover, enum before before, enum loss loss)
{
	struct __kernel_timespec pause = { .tv_nsec = 1000000 };
	long child, deadline = child_clock() + CHILD_DEADLINE * 1000;
	int status;

	mover->ready = 0;
	mover->before = before;
	mover->loss = loss;
	mover->cpu_id = ~0u;
	mover->area = area_new();
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
	FACT_INT(cpu, mover->cpus.last);
	FACT_TEXT(kept, fate_of_moved(mover, NOTHING, KEEPS));
	FACT_TEXT(unregistered, fate_of_moved(mover, UNREGISTERS, UNMAPS));
	FACT_TEXT(registered, fate_of_moved(mover, NOTHING, UNMAPS));
	FACT_ERRNO(registration, mover->registration);
	FACT_TEXT(protected, fate_of_moved(mover, NOTHING, PROTECTS));
	FACT_TEXT(protected_unregistered, fate_of_moved(mover, UNREGISTERS, PROTECTS));
	FACT_TEXT(ignoring, fate_of_moved(mover, IGNORES, UNMAPS));
	FACT_TEXT(handling, fate_of_moved(mover, HANDLES, UNMAPS));
	FACT_TEXT(reclaimed, fate_of_moved(mover, NOTHING, RECLAIMS));
	FACT_ERRNO(reclaimed_confirmed, mover->confirmed);
	FACT_INT(reclaimed_cpu_id, mover->cpu_id);
}
