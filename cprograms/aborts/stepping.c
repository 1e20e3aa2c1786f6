/* A debugger steps through a child, instruction by instruction, while that runs a section; a control is unregistered. */
#include <rseqabi/probe.h>
#include <rseqabi/registration.h>
#include <rseqabi/signals.h>

#include <sys/user.h>

#define STEPS 100000 /* more than the child has instructions to go */

SECTION(stepped, BODY_ENTERED BODY_NOTHING BODY_NOTHING BODY_NOTHING);

static struct {
	int ready, go;
} *shared;

static struct {
	int inside; /* stops in the section */
	const char *outcome;
} told;

static void run(void *registers)
{
	struct area *area = area_new();
	int inside = 0;

	if (registers && area_surely(area) != 0)
		probe_exit(99);
	__atomic_store_n(&shared->ready, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&shared->go, __ATOMIC_ACQUIRE))
		;
	probe_exit(stepped(area, &inside) ? 0 : 2);
}

static void watch(bool registers)
{
	struct user_regs_struct at;
	long child, until = child_clock() + CHILD_DEADLINE * 1000;
	int status = 0, step = 0;

	shared->ready = shared->go = told.inside = 0;
	child = child_start(run, registers ? shared : NULL);
	while (!__atomic_load_n(&shared->ready, __ATOMIC_ACQUIRE) && child_clock() < until)
		SYS(sched_yield);
	if (SYS(ptrace, PTRACE_SEIZE, child, 0, 0) < 0)
		probe_unavailable("ptrace");
	SYS(ptrace, PTRACE_INTERRUPT, child, 0, 0);
	SYS(wait4, child, &status, __WALL, 0);
	__atomic_store_n(&shared->go, 1, __ATOMIC_RELEASE);
	while ((status & 0xff) == 0x7f && step++ < STEPS) {
		SYS(ptrace, PTRACE_SINGLESTEP, child, 0, 0);
		SYS(wait4, child, &status, __WALL, 0);
		if ((status & 0xff) != 0x7f || SYS(ptrace, PTRACE_GETREGS, child, 0, &at) < 0)
			break;
		told.inside += TRACED_IP(&at) >= (uint64_t)stepped_start && TRACED_IP(&at) < (uint64_t)stepped_commit;
	}
	if ((status & 0xff) == 0x7f) {
		SYS(kill, child, SIGKILL);
		child_wait(child);
	}
	told.outcome = status == 0 ? "aborted" : status == 2 << 8 ? "committed" : child_fate(status);
}

PROBE()
{
	shared = probe_map(sizeof *shared, MAP_SHARED);
	watch(false);
	FACT_TEXT(unregistered, told.outcome);
	FACT_INT(unregistered_stops, told.inside);
	watch(true);
	FACT_TEXT(outcome, told.outcome);
	FACT_INT(stops, told.inside);
}
