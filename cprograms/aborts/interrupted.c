/*
 * Children that are in no section are interrupted, by SIGSTOP or by a timer of their own, while their pointer names
 * nothing. The controls' pointer names a descriptor; everything else is the same.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

#include <linux/time.h>

#define OFF_ITS_CPU 10000000 /* nanoseconds; the parent may hear of the stop before the child has left the CPU */
#define PERIOD 5000 /* microseconds */
#define PRIORITY 10 /* of the child */

SECTION(plain, BODY_NOTHING);

static struct shared {
	int ready; /* the pointer is set */
	int go_on; /* the interruption is over */
	bool timer;
} *shared;

static struct cpu_pair cpus;

static void on_alarm(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info, (void)context;
	__atomic_store_n(&shared->go_on, 1, __ATOMIC_RELEASE);
}

static void wait_with(void *pointer)
{
	struct __kernel_old_itimerval once = { { 0, 0 }, { 0, PERIOD } };
	struct area *area = area_new();

	cpu_pin(0, cpus.first);
	cpu_realtime(0, PRIORITY); /* where the host lets it */
	signal_handle(SIGALRM, on_alarm);
	if (area_surely(area) != 0)
		probe_exit(99);
	if (shared->timer)
		SYS(setitimer, 0 /* ITIMER_REAL */, &once, 0);
	area->rseq_cs = (uint64_t)pointer;
	__atomic_store_n(&shared->ready, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&shared->go_on, __ATOMIC_ACQUIRE))
		;
	area->rseq_cs = 0;
	probe_exit(0);
}

static const char *interrupted_with(const void *pointer, bool timer)
{
	struct __kernel_timespec pause = { .tv_nsec = OFF_ITS_CPU };
	long until = child_clock() + CHILD_DEADLINE * 1000, child;
	siginfo_t ended;

	*shared = (struct shared){ .timer = timer };
	child = child_start(wait_with, (void *)pointer);
	while (!__atomic_load_n(&shared->ready, __ATOMIC_ACQUIRE) && child_clock() < until)
		SYS(nanosleep, &(struct __kernel_timespec){ .tv_nsec = 20000 }, 0);
	if (!timer) {
		SYS(kill, child, SIGSTOP);
		/* It may be dead already: something else has interrupted it. */
		SYS(waitid, P_PID, child, &ended, WSTOPPED | WEXITED | WNOWAIT, 0);
		SYS(nanosleep, &pause, 0);
		SYS(kill, child, SIGCONT);
		__atomic_store_n(&shared->go_on, 1, __ATOMIC_RELEASE);
	}
	return child_fate(child_wait(child));
}

PROBE()
{
	cpus = cpu_two();
	if (cpu_pin(0, cpus.last) < 0)
		probe_broken("the parent could not be pinned");
	shared = probe_map(sizeof *shared, MAP_SHARED);
	FACT_TEXT(stopped, interrupted_with(plain_descriptor, false));
	FACT_TEXT(stopped_with_nothing, interrupted_with((void *)RSEQABI_KERNEL_ADDRESS, false));
	FACT_TEXT(timed, interrupted_with(plain_descriptor, true));
	FACT_TEXT(timed_with_nothing, interrupted_with((void *)RSEQABI_KERNEL_ADDRESS, true));
}
