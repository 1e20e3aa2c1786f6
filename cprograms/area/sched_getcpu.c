/*
 * sched_getcpu beside getcpu(2): on every CPU that the thread may run on; then in the thread without its registration,
 * with what the kernel leaves in the area; and with another number there, which is the program's to write then.
 */
#define _GNU_SOURCE
#include <rseqabi/cpus.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#define NO_CPU 4242

PROBE()
{
	struct area *area = libc_area();
	struct cpu_set cpus;
	int visited = 0, wrong = 0;

	cpu_all_allowed(&cpus);
	if (cpus.count < 2)
		probe_unavailable("two-cpus");
	FACT_ERRNO(registered, libc_area_registered());
	for (long cpu = 0; cpu < cpus.end; cpu++)
		if (cpu_allowed(&cpus, cpu) && cpu_pin(0, (unsigned int)cpu) == 0) {
			visited++;
			wrong += sched_getcpu() != (int)cpu_now();
		}
	FACT_INT(cpus, cpus.count);
	FACT_INT(visited, visited);
	FACT_INT(wrong, wrong);

	FACT_ERRNO(unregistered, sys_rseq(area, libc_area_length(), AREA_UNREGISTER, RSEQABI_SIGNATURE));
	FACT_INT(cpu, cpu_now());
	FACT_INT(told_unregistered, sched_getcpu());
	area->cpu_id = NO_CPU;
	FACT_INT(told_by_area, sched_getcpu());
	FACT_INT(in_area, NO_CPU);
	area->cpu_id = (uint32_t)-1;
}
