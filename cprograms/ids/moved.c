/*
 * A thread is moved between two CPUs by another task, many times. It looks at its ids all the while, and compares them
 * with what the kernel answers where no move came between.
 */
#include <rseqabi/child.h>
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

#define MOVES 100
#define DEADLINE 4000 /* milliseconds */

static struct {
	unsigned int moves; /* odd while one is under way */
	int looking, over; /* the child; the parent */
	long registered, confirmed;
	int samples, steady; /* of these, those in which no move began or ended */
	int mixed; /* the two ids differed */
	int no_cpu; /* cpu_id_start was none of the CPUs */
	int wrong_cpu, wrong_node; /* steady ones that the kernel answers otherwise */
	bool first_seen, last_seen; /* the thread was there, says the kernel */
} *shared;
static struct cpu_pair cpus;

union ids {
	uint64_t both;
	struct {
		uint32_t start, cpu;
	} each;
};

static void look(struct area *area)
{
	unsigned int moves = __atomic_load_n(&shared->moves, __ATOMIC_ACQUIRE), cpu = ~0u, node = ~0u;
	union ids ids = { .both = __atomic_load_n((uint64_t *)area, __ATOMIC_RELAXED) }, again; /* one load: no move between */
	uint32_t node_id;

	SYS(getcpu, &cpu, &node, 0);
	again.both = __atomic_load_n((uint64_t *)area, __ATOMIC_RELAXED);
	node_id = __atomic_load_n(&area->node_id, __ATOMIC_RELAXED);
	shared->samples++;
	shared->mixed += ids.each.start != ids.each.cpu;
	shared->no_cpu += ids.each.start != cpus.first && ids.each.start != cpus.last;
	shared->first_seen |= cpu == cpus.first;
	shared->last_seen |= cpu == cpus.last;
	if (moves % 2 || moves != __atomic_load_n(&shared->moves, __ATOMIC_ACQUIRE))
		return;
	shared->steady++;
	shared->wrong_cpu += ids.each.cpu != cpu || again.each.cpu != cpu;
	shared->wrong_node += node_id != node;
}

static void in_child(void *unused)
{
	struct area *area = area_new();

	(void)unused;
	SYS(prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	cpu_pin(0, cpus.first); /* or it would be moved uncounted */
	shared->registered = area_register(area);
	shared->confirmed = area_registered(area, area_length());
	__atomic_store_n(&shared->looking, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&shared->over, __ATOMIC_ACQUIRE))
		look(area);
}

PROBE()
{
	struct __kernel_timespec pause = { .tv_nsec = 300000 };
	long until = child_clock() + DEADLINE, child;
	int moves;

	cpus = cpu_two();
	shared = probe_map(sizeof *shared, MAP_SHARED | MAP_POPULATE);
	child = child_start(in_child, NULL);
	while (!__atomic_load_n(&shared->looking, __ATOMIC_ACQUIRE) && child_clock() < until)
		SYS(nanosleep, &pause, 0);
	for (moves = 0; (moves < MOVES || !shared->first_seen || !shared->last_seen) && child_clock() < until; moves++) {
		__atomic_fetch_add(&shared->moves, 1, __ATOMIC_SEQ_CST);
		if (cpu_pin(child, moves % 2 ? cpus.first : cpus.last) < 0)
			probe_broken("the child could not be moved");
		__atomic_fetch_add(&shared->moves, 1, __ATOMIC_SEQ_CST);
		SYS(nanosleep, &pause, 0);
	}
	__atomic_store_n(&shared->over, 1, __ATOMIC_RELEASE);
	FACT_TEXT(child_fate, child_fate(child_wait(child)));
	FACT_ERRNO(registered, shared->registered);
	FACT_ERRNO(confirmed, shared->confirmed);
	CONTEXT_INT(moves, moves);
	CONTEXT_INT(samples, shared->samples);
	FACT_BOOL(steady, shared->steady > 0);
	FACT_BOOL(both_seen, shared->first_seen && shared->last_seen);
	FACT_INT(mixed, shared->mixed);
	FACT_INT(no_cpu, shared->no_cpu);
	FACT_INT(wrong_cpu, shared->wrong_cpu);
	FACT_INT(wrong_node, shared->wrong_node);
}
