/*
 * What registration does to the fields after flags, and what unregistration leaves of everything, on a CPU that the thread
 * cannot leave. node_id and mm_cid are 0 on a small machine anyway, so they are overwritten in between: kernels that would
 * mind look only where they have new numbers to write.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

#define JUNK 0x5a5a
#define TRIES 50 /* a preemption clears rseq_cs before the call does anything */

SECTION(plain, BODY_NOTHING);

static struct told {
	long registered, given_back;
	uint32_t first_node_id, first_mm_cid, node_id, mm_cid;
	bool section_kept;
} *told;

static void in_child(void *unused)
{
	unsigned int cpu = 0;
	struct area *area;

	(void)unused;
	cpu_pin_last(&cpu);
	for (int i = 0; i < TRIES && !told->section_kept; i++) {
		area = area_new();
		told->registered = area_surely(area);
		told->first_node_id = area->node_id;
		told->first_mm_cid = area->mm_cid;
		area->node_id = JUNK;
		area->mm_cid = JUNK;
		area->rseq_cs = (uint64_t)(uintptr_t)plain_descriptor;
		told->given_back = area_unregister(area);
		told->node_id = area->node_id;
		told->mm_cid = area->mm_cid;
		told->section_kept = area->rseq_cs == (uint64_t)(uintptr_t)plain_descriptor;
		SYS(munmap, area, AREA_PAGE);
	}
}

PROBE()
{
	told = probe_map(sizeof *told, MAP_SHARED);
	FACT_TEXT(child_fate, child_run(in_child, NULL));
	FACT_ERRNO(registered, told->registered);
	FACT_INT(pattern, AREA_PATTERN * 0x01010101u);
	FACT_INT(node_id_registered, told->first_node_id);
	FACT_INT(mm_cid_registered, told->first_mm_cid);
	FACT_INT(junk, JUNK);
	FACT_ERRNO(given_back, told->given_back);
	FACT_INT(node_id, told->node_id);
	FACT_INT(mm_cid, told->mm_cid);
	FACT_BOOL(section_kept, told->section_kept);
}
