/*
 * Children make a system call in a section: one that has nothing to do with the CPU, one that sleeps, one by which they
 * move themselves to another CPU, one that sends them a signal, and one that ends them. Controls have not registered.
 */
#include <rseqabi/child.h>
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

#define TRIES 5
#define STATUS 42 /* the judge knows that number */

SECTION(calling, BODY_SYSTEM_CALL);

struct call {
	int inside, unused;
	long number, a, b, c;
	long answer;
};

/* What a child tells. */
static struct told {
	const char *place; /* of the section, as the handler of its signal is told */
	bool pointer_null;
	long registered; /* what was last refused, if anything */
	bool moved; /* it may run where its call has put it alone */
} *told;

static struct area *area;
static struct cpu_pair cpus;
static bool registers;

/* An abort before the first instruction was no try. */
static void run(void *wanted)
{
	struct call call;
	long ended;
	struct cpu_set cpus_after;

	area = area_new();
	if (registers && (ended = area_surely(area)) != 0)
		told->registered = ended;
	cpu_pin(0, cpus.first);
	do {
		call = *(struct call *)wanted;
		if (call.number == __NR_tkill)
			call.a = SYS(gettid);
		call.answer = -1;
		ended = calling(area, &call);
		cpu_all_allowed(&cpus_after);
		told->moved |= cpus_after.count == 1 && cpu_allowed(&cpus_after, cpus.last);
	} while (!call.inside);
	probe_exit(ended ? 0 : call.answer >= 0 ? 2 : 3);
}

static const char *outcome_of(const char *fate)
{
	return text_same(fate, "exit:0") ? "aborted" : text_same(fate, "exit:2") ? "committed" : fate;
}

/*
 * What became of most. An interrupt that comes by chance aborts a section as well, and a machine may be so slow that
 * the time is over before a task has gone to sleep.
 */
static const char *outcome_with(const struct call *call)
{
	static char outcomes[TRIES][32];

	for (int tries = 0; tries < TRIES; tries++) {
		outcomes[tries][0] = '\0';
		text_append(outcomes[tries], sizeof *outcomes, outcome_of(child_run(run, (void *)call)));
	}
	for (int one = 0; one <= TRIES / 2; one++) {
		int same = 0;

		for (int other = 0; other < TRIES; other++)
			same += text_same(outcomes[one], outcomes[other]);
		if (same > TRIES / 2)
			return outcomes[one];
	}
	return "mixed";
}

static void on_signal(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	told->place = SECTION_PLACE(calling, context);
	told->pointer_null = area->rseq_cs == 0;
}

/* An interrupt may come by chance: before the call it aborts the section, in the handler it clears rseq_cs. */
static bool disturbed(void)
{
	return text_same(told->place, "no signal") || (text_same(told->place, "inside") && told->pointer_null);
}

static const char *signal_itself(void)
{
	struct call call = { .number = __NR_tkill, .b = SIGUSR1 };
	const char *fate = "none";

	told->place = "no signal";
	for (int tries = 0; tries < TRIES && disturbed(); tries++)
		fate = child_run(run, &call);
	return outcome_of(fate);
}

PROBE()
{
	struct __kernel_timespec pause = { .tv_nsec = 5000000 };
	unsigned long mask[CPU_WORDS] = { 0 };
	struct call parent = { .number = __NR_getppid };
	struct call sleep = { .number = __NR_nanosleep, .a = (long)&pause };
	struct call move = { .number = __NR_sched_setaffinity, .b = sizeof mask, .c = (long)mask };
	struct call end = { .number = __NR_exit_group, .a = STATUS };

	told = probe_map(sizeof *told, MAP_SHARED);
	cpus = cpu_two();
	mask[cpus.last / CPU_WORD] = 1ul << cpus.last % CPU_WORD;
	signal_handle(SIGUSR1, on_signal);
	FACT_TEXT(unregistered, outcome_with(&move));
	signal_itself();
	FACT_TEXT(unregistered_place, told->place);

	registers = true;
	FACT_TEXT(call, outcome_with(&parent));
	FACT_TEXT(sleep, outcome_with(&sleep));
	told->moved = false;
	FACT_TEXT(move, outcome_with(&move));
	FACT_BOOL(moved, told->moved);
	FACT_TEXT(end, child_run(run, &end));
	FACT_TEXT(signal_outcome, signal_itself());
	FACT_TEXT(signal_place, told->place);
	FACT_BOOL(signal_pointer_null, told->pointer_null);
	FACT_ERRNO(registered, told->registered);
}
