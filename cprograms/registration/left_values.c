/*
 * What unregistration leaves in an area, on a CPU that the thread cannot leave. node_id and mm_cid are 0 on a small machine
 * anyway, so they are overwritten before: kernels that would mind look only where they have new numbers to write.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

#define JUNK 0x5a5a
#define TRIES 50 /* a preemption clears rseq_cs before the call does anything */

SECTION(plain, BODY_NOTHING);

static struct told {
	long registered, given_back;
	int32_t cpu_id;
	uint32_t node_id, mm_cid;
	bool section_kept;
} *told;

static void give_back(struct told *told)
{
	struct area *area = area_new();

	told->registered = area_surely(area);
	area->node_id = JUNK;
	area->mm_cid = JUNK;
	area->rseq_cs = (uint64_t)(uintptr_t)plain_descriptor;
	told->given_back = area_unregister(area);
	told->cpu_id = (int32_t)area->cpu_id;
	told->node_id = area->node_id;
	told->mm_cid = area->mm_cid;
	told->section_kept = area->rseq_cs == (uint64_t)(uintptr_t)plain_descriptor;
}

static void in_child(void *unused)
{
	unsigned int cpu = 0;
	struct told again;

	(void)unused;
	cpu_pin_last(&cpu);
	give_back(told);
	for (int i = 0; i < TRIES && !told->section_kept; i++) {
		give_back(&again);
		told->section_kept = again.registered == 0 && again.section_kept;
	}
}

PROBE()
{
	told = probe_map(sizeof *told, MAP_SHARED);
	FACT_TEXT(child_fate, child_run(in_child, NULL));
	FACT_ERRNO(registered, told->registered);
	FACT_ERRNO(given_back, told->given_back);
	FACT_INT(cpu_id, told->cpu_id);
	FACT_INT(node_id, told->node_id);
	FACT_INT(mm_cid, told->mm_cid);
	FACT_BOOL(section_kept, told->section_kept);
}
