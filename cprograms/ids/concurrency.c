/*
 * Threads and their concurrency ids: two that run at the same time on two CPUs tell each other theirs, and then many
 * live at once.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

#define ROUNDS 50
#define DEADLINE 3000 /* milliseconds */
#define MANY 8

static struct cpu_pair cpus;
static int asked, answered; /* the number of the round */
static bool over;
static uint32_t answer;
static long registered = -EAGAIN;

static void answer_all(void *unused)
{
	struct area *area = area_new();

	(void)unused;
	cpu_pin(0, cpus.last);
	registered = area_surely(area);
	while (!__atomic_load_n(&over, __ATOMIC_ACQUIRE)) {
		int round = __atomic_load_n(&asked, __ATOMIC_ACQUIRE);

		if (round == answered) {
			rseqabi_relax();
			continue;
		}
		answer = *(volatile uint32_t *)&area->mm_cid;
		__atomic_store_n(&answered, round, __ATOMIC_RELEASE);
	}
	area_unregister(area);
}

/* Rounds in which both had the same, out of `rounds` in which the asking thread kept its own. */
static int shared_ids(struct area *area, int *rounds)
{
	long until = child_clock() + DEADLINE;
	int shared = 0;

	for (*rounds = 0; *rounds < ROUNDS && child_clock() < until;) {
		uint32_t own = *(volatile uint32_t *)&area->mm_cid;

		__atomic_store_n(&asked, asked + 1, __ATOMIC_RELEASE);
		while (__atomic_load_n(&answered, __ATOMIC_ACQUIRE) != asked && child_clock() < until)
			rseqabi_relax();
		if (answered != asked || own != *(volatile uint32_t *)&area->mm_cid)
			continue;
		++*rounds;
		shared += answer == own;
	}
	return shared;
}

static int met, not_registered;
static uint32_t highest;

static void be_one_of_many(void *unused)
{
	struct __kernel_timespec a_while = { .tv_nsec = 2000000 };
	struct area *area = area_new();

	(void)unused;
	if (area_surely(area) != 0)
		__atomic_fetch_add(&not_registered, 1, __ATOMIC_RELAXED);
	__atomic_fetch_add(&met, 1, __ATOMIC_RELEASE);
	for (int i = 0; i < 20 || __atomic_load_n(&met, __ATOMIC_ACQUIRE) < MANY; i++) {
		uint32_t own = *(volatile uint32_t *)&area->mm_cid, most = __atomic_load_n(&highest, __ATOMIC_RELAXED);

		while (own > most && !__atomic_compare_exchange_n(&highest, &most, own, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
			;
		SYS(nanosleep, &a_while, 0);
	}
	area_unregister(area);
}

PROBE()
{
	static struct thread answering, many[MANY];
	struct area *area = area_new();
	struct cpu_set all;
	int rounds, shared;

	cpu_all_allowed(&all);
	cpus = cpu_two();
	FACT_INT(cpus, all.count);
	for (int i = 0; i < MANY; i++)
		thread_start(&many[i], be_one_of_many, NULL);
	for (int i = 0; i < MANY; i++)
		if (!thread_join(&many[i]))
			probe_broken("a thread did not end");
	FACT_INT(not_registered, not_registered);
	FACT_INT(highest, highest);
	FACT_INT(threads, MANY + 1);

	cpu_pin(0, cpus.first);
	FACT_ERRNO(registered, area_surely(area));
	thread_start(&answering, answer_all, NULL);
	shared = shared_ids(area, &rounds);
	__atomic_store_n(&over, true, __ATOMIC_RELEASE);
	if (!thread_join(&answering))
		probe_broken("the answering thread did not end");
	FACT_ERRNO(other_registered, registered);
	FACT_BOOL(answered, rounds > 0);
	FACT_INT(shared, shared);
}
