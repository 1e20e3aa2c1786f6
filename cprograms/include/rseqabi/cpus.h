/* Keeping a thread on one CPU, and its priority. */
#ifndef RSEQABI_CPUS_H
#define RSEQABI_CPUS_H

#include <rseqabi/facts.h>

#include <sched.h>
#include <string.h>

#define CPU_WORD (8 * (long)sizeof(unsigned long))
#define CPU_WORDS 128 /* 8192 CPUs, what kernels are built for at most */

/*
 * Pin to the last CPU that is allowed: a kernel that writes 0 whatever happens shall not be right by chance.
 * 0, or -errno; `cpu` is where the thread runs from now on.
 */
static inline long cpu_pin_last(unsigned int *cpu)
{
	unsigned long mask[CPU_WORDS] = { 0 };
	long bytes = SYS(sched_getaffinity, 0, sizeof mask, mask), bit, pinned;

	if (bytes <= 0)
		return bytes;
	for (bit = bytes * 8 - 1; bit > 0 && !(mask[bit / CPU_WORD] & 1ul << bit % CPU_WORD); bit--)
		;
	memset(mask, 0, sizeof mask);
	mask[bit / CPU_WORD] = 1ul << bit % CPU_WORD;
	pinned = SYS(sched_setaffinity, 0, sizeof mask, mask);
	SYS(getcpu, cpu, 0, 0);
	return pinned;
}

/* Pin a thread, 0 for the caller, to one CPU. 0, or -errno; on return it runs there or not at all. */
static inline long cpu_pin(long thread, unsigned int cpu)
{
	unsigned long mask[CPU_WORDS] = { 0 };

	mask[cpu / CPU_WORD] = 1ul << cpu % CPU_WORD;
	return SYS(sched_setaffinity, thread, sizeof mask, mask);
}

/* The CPUs that the caller may run on, for a walk over all: pinning forgets them. */
struct cpu_set {
	unsigned long mask[CPU_WORDS];
	long end; /* no CPU from here on */
	long count;
};

static inline bool cpu_allowed(const struct cpu_set *cpus, long cpu)
{
	return cpus->mask[cpu / CPU_WORD] >> cpu % CPU_WORD & 1;
}

static inline void cpu_all_allowed(struct cpu_set *cpus)
{
	long bytes;

	memset(cpus, 0, sizeof *cpus);
	bytes = SYS(sched_getaffinity, 0, sizeof cpus->mask, cpus->mask);
	cpus->end = bytes > 0 ? bytes * 8 : 0;
	for (long cpu = 0; cpu < cpus->end; cpu++)
		cpus->count += cpu_allowed(cpus, cpu);
}

struct cpu_pair {
	unsigned int first, last;
};

/* The first and the last CPU that are allowed: a place for a thread, and one for who watches it. */
static inline struct cpu_pair cpu_two(void)
{
	struct cpu_pair two = { 0, 0 };
	struct cpu_set cpus;

	cpu_all_allowed(&cpus);
	for (long cpu = cpus.end - 1; cpu >= 0; cpu--)
		if (cpu_allowed(&cpus, cpu)) {
			two.first = (unsigned int)cpu;
			two.last = two.last ? two.last : (unsigned int)cpu;
		}
	if (cpus.count < 2)
		probe_unavailable("two-cpus");
	return two;
}

/* Let nothing of ordinary or lower priority interrupt a thread, 0 for the caller. 0, or the host's refusal. */
static inline long cpu_realtime(long thread, int priority)
{
	struct sched_param wanted = { priority };

	return SYS(sched_setscheduler, thread, SCHED_FIFO, &wanted);
}

/* Where the caller runs. */
static inline unsigned int cpu_now(void)
{
	unsigned int cpu = ~0u;

	SYS(getcpu, &cpu, 0, 0);
	return cpu;
}

#endif
