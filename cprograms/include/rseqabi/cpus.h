/* Keeping the calling thread on one CPU. */
#ifndef RSEQABI_CPUS_H
#define RSEQABI_CPUS_H

#include <rseqabi/facts.h>

#include <string.h>

#define CPU_WORD (8 * (long)sizeof(unsigned long))

/*
 * Pin to the last CPU that is allowed: a kernel that writes 0 whatever happens shall not be right by chance.
 * 0, or -errno; `cpu` is where the thread runs from now on.
 */
static inline long cpu_pin_last(unsigned int *cpu)
{
	unsigned long mask[128] = { 0 }; /* 8192 CPUs, what kernels are built for at most */
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

#endif
