/* sched_getcpu beside getcpu(2) on every CPU, in main and in another thread, of a libc that has registered neither. */
#define _GNU_SOURCE
#include <rseqabi/cpus.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

static struct cpu_set cpus;

struct walk {
	int visited, wrong;
};

static void *walk(void *result)
{
	struct walk *walk = result;

	for (long cpu = 0; cpu < cpus.end; cpu++)
		if (cpu_allowed(&cpus, cpu) && cpu_pin(0, (unsigned int)cpu) == 0) {
			walk->visited++;
			walk->wrong += sched_getcpu() != (int)cpu_now();
		}
	return NULL;
}

PROBE()
{
	struct walk main_thread = { 0 }, thread = { 0 };

	cpu_all_allowed(&cpus);
	if (cpus.count < 2)
		probe_unavailable("two-cpus");
	walk(&main_thread);
	libc_thread_run(NULL, walk, &thread);
	FACT_INT(size, __rseq_size);
	FACT_INT(cpus, cpus.count);
	FACT_INT(visited, main_thread.visited);
	FACT_INT(wrong, main_thread.wrong);
	FACT_INT(thread_visited, thread.visited);
	FACT_INT(thread_wrong, thread.wrong);
}
