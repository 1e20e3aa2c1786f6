/* A registered thread goes to every CPU that it may run on; on each it compares its area with what getcpu(2) says. */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

PROBE()
{
	struct area *area = area_new();
	struct cpu_set cpus;
	int visited = 0, wrong_cpu_id = 0, wrong_cpu_id_start = 0;

	cpu_all_allowed(&cpus);
	if (cpus.count < 2)
		probe_unavailable("two-cpus");
	FACT_ERRNO(registered, area_register(area));
	FACT_ERRNO(confirmed, area_registered(area, area_length()));
	for (long cpu = 0; cpu < cpus.end; cpu++)
		if (cpu_allowed(&cpus, cpu) && cpu_pin(0, (unsigned int)cpu) == 0) {
			unsigned int now = cpu_now();

			visited++;
			wrong_cpu_id += area->cpu_id != now;
			wrong_cpu_id_start += area->cpu_id_start != now;
		}
	FACT_INT(cpus, cpus.count);
	FACT_INT(visited, visited);
	FACT_INT(wrong_cpu_id, wrong_cpu_id);
	FACT_INT(wrong_cpu_id_start, wrong_cpu_id_start);
}
