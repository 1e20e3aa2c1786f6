/*
 * Children make a system call in a section: one that has nothing to do with the CPU, one that sleeps, one by which they
 * move themselves to another CPU, one that sends them a signal, and one that ends them. Controls have not registered.
 */
#include <rseqabi/child.h>
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

#define TRIES 5 /* the judge knows that number; an interrupt that comes by chance aborts as well */
#define STATUS 42 /* and that one */

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
	unsigned int cpu; /* after the section */
} *told;

static struct area *area;
static struct cpu_pair cpus;
static bool registers;

struct outcomes {
	int commits, aborts, kills;
	int made; /* calls that were made, however the section ended: the child is where it moved itself */
};

/* An abort before the first instruction was no try. */
static void run(void *wanted)
{
	struct call call;
	long ended;

	area = area_new();
	if (registers && area_surely(area) != 0)
		probe_exit(99);
	cpu_pin(0, cpus.first);
	do {
		call = *(struct call *)wanted;
		if (call.number == __NR_tkill)
			call.a = SYS(gettid);
		call.answer = -1;
		ended = calling(area, &call);
		told->cpu = cpu_now();
	} while (!call.inside);
	probe_exit(ended ? 0 : call.answer >= 0 ? 2 : 3);
}

static struct outcomes outcomes_of(const struct call *call)
{
	struct outcomes seen = { 0, 0, 0, 0 };

	for (int tries = 0; tries < TRIES; tries++) {
		const char *fate = child_run(run, (void *)call);

		seen.aborts += text_same(fate, "exit:0");
		seen.commits += text_same(fate, "exit:2");
		seen.kills += text_same(fate, "signal:SIGSEGV");
		seen.made += told->cpu == cpus.last;
	}
	return seen;
}

static void on_signal(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	told->place = SECTION_PLACE(calling, context);
	told->pointer_null = area->rseq_cs == 0;
}

/* Until the signal was sent: an interrupt that comes before that aborts the section. */
static const char *signal_itself(void)
{
	struct call call = { .number = __NR_tkill, .b = SIGUSR1 };
	const char *fate = "none";

	told->place = "no signal";
	for (int tries = 0; tries < TRIES && text_same(told->place, "no signal"); tries++)
		fate = child_run(run, &call);
	return text_same(fate, "exit:0") ? "aborted" : text_same(fate, "exit:2") ? "committed" : fate;
}

PROBE()
{
	struct __kernel_timespec pause = { .tv_nsec = 1000000 };
	unsigned long mask[CPU_WORDS] = { 0 };
	struct call parent = { .number = __NR_getppid };
	struct call sleep = { .number = __NR_nanosleep, .a = (long)&pause };
	struct call move = { .number = __NR_sched_setaffinity, .b = sizeof mask, .c = (long)mask };
	struct call end = { .number = __NR_exit_group, .a = STATUS };
	struct outcomes unregistered, seen;

	told = probe_map(sizeof *told, MAP_SHARED);
	cpus = cpu_two();
	mask[cpus.last / CPU_WORD] = 1ul << cpus.last % CPU_WORD;
	signal_handle(SIGUSR1, on_signal);
	unregistered = outcomes_of(&move);
	FACT_INT(unregistered_commits, unregistered.commits);
	signal_itself();
	FACT_TEXT(unregistered_place, told->place);

	registers = true;
	seen = outcomes_of(&parent);
	FACT_INT(call_commits, seen.commits);
	FACT_INT(call_kills, seen.kills);
	seen = outcomes_of(&sleep);
	FACT_INT(sleep_commits, seen.commits);
	FACT_INT(sleep_aborts, seen.aborts);
	seen = outcomes_of(&move);
	FACT_INT(move_commits, seen.commits);
	FACT_INT(move_aborts, seen.aborts);
	FACT_INT(moves_made, seen.made);
	FACT_TEXT(end, child_run(run, &end));
	FACT_TEXT(signal_outcome, signal_itself());
	FACT_TEXT(signal_place, told->place);
	FACT_BOOL(signal_pointer_null, told->pointer_null);
}
