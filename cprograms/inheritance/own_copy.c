/*
 * A registered process, on one CPU, forks. The child moves to another CPU, and ends. Each of the two has a copy of the area
 * at the same address.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

static struct area *area;
static struct cpu_pair cpus;

static struct {
	long has, pinned;
	unsigned int cpu_id, cpu_id_start;
} *childs;

static void in_child(void *unused)
{
	(void)unused;
	childs->has = area_registered(area, area_length());
	childs->pinned = cpu_pin(0, cpus.last);
	childs->cpu_id = area->cpu_id;
	childs->cpu_id_start = area->cpu_id_start;
}

PROBE()
{
	area = area_new();
	childs = probe_map(sizeof *childs, MAP_SHARED);
	cpus = cpu_two();
	cpu_pin(0, cpus.first);
	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(child_fate, child_run(in_child, NULL));
	FACT_ERRNO(child_has, childs->has);
	FACT_INT(last_cpu, cpus.last);
	FACT_ERRNO(child_pinned, childs->pinned);
	FACT_INT(child_cpu_id, childs->cpu_id);
	FACT_INT(child_cpu_id_start, childs->cpu_id_start);
	FACT_INT(first_cpu, cpus.first);
	FACT_INT(parent_cpu_id, area->cpu_id);
	cpu_pin(0, cpus.last);
	FACT_INT(parent_moved_cpu_id, area->cpu_id);
}
