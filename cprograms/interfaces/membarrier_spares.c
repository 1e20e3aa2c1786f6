/*
 * A thread of real-time priority, alone on its CPU, is inside a section while barriers are called that are not for it:
 * for another CPU, for one that there is not, of other kinds, without an intent, and by another process. Those that are
 * for it, and one for a negative CPU, are the control.
 */
#include "barrier_target.h"

#define TRIES 10 /* the judge knows that number */
#define DEADLINE 3000 /* milliseconds, for each barrier */
#define NO_CPU 1000000 /* more than any kernel is built for */

/* Another process, with an intent of its own. */
static struct {
	int asked, answered;
	bool over;
	long intent, barrier;
} *other;

static void answer(void *unused)
{
	struct __kernel_timespec pause = { .tv_nsec = 20000 };

	(void)unused;
	SYS(prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	other->intent = SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0);
	while (!__atomic_load_n(&other->over, __ATOMIC_ACQUIRE)) {
		int asked = __atomic_load_n(&other->asked, __ATOMIC_ACQUIRE);

		if (asked != other->answered)
			other->barrier = call_all();
		__atomic_store_n(&other->answered, asked, __ATOMIC_RELEASE);
		SYS(nanosleep, &pause, 0);
	}
}

static long call_other_process(void)
{
	struct __kernel_timespec pause = { .tv_nsec = 20000 };
	int asked = other->asked + 1;
	long until = child_clock() + DEADLINE;

	__atomic_store_n(&other->asked, asked, __ATOMIC_RELEASE);
	while (__atomic_load_n(&other->answered, __ATOMIC_ACQUIRE) != asked && child_clock() < until)
		SYS(nanosleep, &pause, 0);
	return other->barrier;
}

static long call_refused(void)
{
	return call_all() == -EPERM ? 0 : -EEXIST;
}

static long call_other_cpu(void)
{
	return call_for_cpu(cpus.last);
}

static long call_no_cpu(void)
{
	return call_for_cpu(NO_CPU);
}

static long call_negative_cpu(void)
{
	return call_for_cpu(-1);
}

static long call_order(void)
{
	return SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0);
}

static long call_core(void)
{
	return SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0);
}

static long call_global(void)
{
	return SYS(membarrier, MEMBARRIER_CMD_GLOBAL_EXPEDITED, 0, 0);
}

struct outcomes {
	long commits, aborts; /* of TRIES that were inside; none where the barrier was refused */
};

static struct outcomes outcomes_of(long (*call)(void))
{
	long until = child_clock() + DEADLINE;
	struct outcomes seen = { 0, 0 };

	while (seen.commits + seen.aborts < TRIES && child_clock() < until) {
		long refused, commits = target_round(call, &refused);

		if (refused)
			break;
		seen.commits += words.entered && commits;
		seen.aborts += words.entered && !commits;
	}
	return seen;
}

#define STATE(name)                                                                            \
	do {                                                                                   \
		struct outcomes name = outcomes_of(call_##name);                               \
		FACT_INT(name##_commits, name.commits);                                        \
		FACT_INT(name##_aborts, name.aborts);                                          \
	} while (0)

PROBE()
{
	struct outcomes negative_cpu;
	long process;

	cpus = cpu_two();
	cpu_pin(0, cpus.last);
	target_realtime = true;
	other = probe_map(sizeof *other, MAP_SHARED | MAP_POPULATE);
	STATE(refused);
	if (priority_refused)
		probe_unavailable("realtime");
	SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0);
	SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0);
	SYS(membarrier, MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED, 0, 0);
	FACT_ERRNO(intent, SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0));
	FACT_INT(all_aborts, outcomes_of(call_all).aborts);
	FACT_INT(one_aborts, outcomes_of(call_one).aborts);
	negative_cpu = outcomes_of(call_negative_cpu);
	FACT_BOOL(negative_cpu_met, negative_cpu.commits + negative_cpu.aborts == TRIES);
	FACT_INT(negative_cpu_commits, negative_cpu.commits);
	FACT_INT(none_commits, outcomes_of(call_none).commits);
	STATE(other_cpu);
	STATE(no_cpu);
	STATE(order);
	STATE(core);
	STATE(global);
	process = child_start(answer, NULL);
	STATE(other_process);
	__atomic_store_n(&other->over, true, __ATOMIC_RELEASE);
	FACT_TEXT(other_process_fate, child_fate(child_wait(process)));
	FACT_ERRNO(other_process_intent, other->intent);
}
