/* What the kernel writes at registration and at unregistration, on a CPU that the thread cannot leave. */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

#include <linux/time_types.h>

PROBE()
{
	struct __kernel_timespec a_while = { .tv_nsec = 2000000 };
	struct area *area = area_new();
	unsigned int cpu = 0, node = ~0u;
	struct cpu_set cpus;

	cpu_all_allowed(&cpus);
	FACT_INT(cpus, cpus.count);
	FACT_ERRNO(pinned, cpu_pin_last(&cpu));
	SYS(getcpu, 0, &node, 0);
	FACT_INT(cpu, cpu);
	FACT_INT(node, node);
	FACT_ERRNO(registered, area_register(area));
	FACT_INT(cpu_id_start, area->cpu_id_start);
	FACT_INT(cpu_id, area->cpu_id);
	FACT_BOOL(section_null, area->rseq_cs == 0);
	FACT_INT(node_id, area->node_id);
	FACT_INT(mm_cid, area->mm_cid);

	SYS(nanosleep, &a_while, 0); /* it is rescheduled */
	FACT_ERRNO(unregistered, area_unregister(area));
	FACT_INT(cpu_id_start_after, area->cpu_id_start);
	FACT_INT(cpu_id_after, (int32_t)area->cpu_id);
	FACT_INT(last_changed, area_last_changed(area));
	FACT_INT(fields_end, area_fields_end());
}
