/* What the kernel writes at registration and at unregistration, on a CPU that the thread cannot leave. */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

PROBE()
{
	struct area *area = area_new();
	unsigned int cpu = 0;

	FACT_ERRNO(pinned, cpu_pin_last(&cpu));
	FACT_INT(cpu, cpu);
	FACT_ERRNO(registered, area_register(area));
	FACT_INT(cpu_id_start, area->cpu_id_start);
	FACT_INT(cpu_id, area->cpu_id);
	FACT_BOOL(section_null, area->rseq_cs == 0);

	FACT_ERRNO(unregistered, area_unregister(area));
	FACT_INT(cpu_id_start_after, area->cpu_id_start);
	FACT_INT(cpu_id_after, (int32_t)area->cpu_id);
}
