/* A program that writes into the fields which the kernel says are its own, and looks what becomes of that. */
#ifndef IDS_SCRIBBLE_H
#define IDS_SCRIBBLE_H

#include <rseqabi/area.h>
#include <rseqabi/cpus.h>

#define SCRIBBLE 0x5a5a5a5a /* no CPU, node or concurrency id */
#define FIELDS_ORIGINAL 2 /* cpu_id_start and cpu_id */
#define FIELDS 4 /* with node_id and mm_cid, where the kernel announces areas */

static inline volatile uint32_t *scribble_field(struct area *area, int field)
{
	uint32_t *const fields[FIELDS] = { &area->cpu_id_start, &area->cpu_id, &area->node_id, &area->mm_cid };

	return fields[field];
}

static inline int scribble_fields(void)
{
	return probe_align ? FIELDS : FIELDS_ORIGINAL;
}

static inline void scribble_all(struct area *area)
{
	for (int field = 0; field < scribble_fields(); field++)
		*scribble_field(area, field) = SCRIBBLE;
}

/* How many fields still have it. */
static inline int scribble_left(struct area *area)
{
	int left = 0;

	for (int field = 0; field < scribble_fields(); field++)
		left += *scribble_field(area, field) == SCRIBBLE;
	return left;
}

/* What a thread that is pinned to one CPU should find. */
struct truth {
	unsigned int cpu, node;
	long cpus; /* mm_cid is below */
};

static inline int scribble_right(struct area *area, const struct truth *truth)
{
	int right = (area->cpu_id_start == truth->cpu) + (area->cpu_id == truth->cpu);

	if (scribble_fields() == FIELDS)
		right += (area->node_id == truth->node) + (area->mm_cid < (uint32_t)truth->cpus);
	return right;
}

#endif
