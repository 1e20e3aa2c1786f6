/*
 * A thread with an allocator that keeps a word over a field of its area: on one CPU, on another one, and in a child. The
 * libc's area is looked at before anything can have rewritten it.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

#include "../registrants/overlaid.h"
#include "../registrants/owner.h"
#include "whose.h"

#include <unistd.h>

static struct report {
	int slab, cpu, start; /* of the libc's area, -1 where it has none */
	long libcs;
} *child;

static void look(struct report *report)
{
	report->slab = overlaid_slab();
	report->start = &__rseq_size ? (int)libc_area()->cpu_id_start : -1;
	report->cpu = (int)cpu_now();
	report->libcs = libc_said();
}

PROBE()
{
	struct report first, again, moved;
	struct cpu_pair cpus = cpu_two();
	pid_t forked;

	child = probe_map(sizeof *child, MAP_SHARED);
	FACT_ERRNO(pinned, cpu_pin(0, cpus.first));
	FACT_ERRNO(libc_before, libc_said());
	FACT_ERRNO(entered, owner_enter());
	look(&first);
	look(&again);
	CONTEXT_INT(lookups_while_staying, overlaid_lookups()); /* 1, or 2 where something came between */
	cpu_pin(0, cpus.last);
	look(&moved);
	forked = fork();
	if (forked == 0) {
		cpu_pin(0, cpus.first);
		look(child);
		probe_exit(0);
	}
	FACT_TEXT(child, child_fate(child_wait(forked)));
	FACT_INT(first_cpu, first.cpu);
	FACT_INT(first_slab, first.slab);
	FACT_INT(again_slab, again.slab);
	FACT_INT(moved_cpu, moved.cpu);
	FACT_INT(moved_slab, moved.slab);
	FACT_INT(child_cpu, child->cpu);
	FACT_INT(child_slab, child->slab);
	FACT_INT(libcs_start, first.start);
	FACT_INT(libcs_start_again, again.start);
	FACT_INT(libcs_start_moved, moved.start);
	FACT_INT(libcs_start_in_child, child->start);
	FACT_ERRNO(libc_after, moved.libcs);
	FACT_ERRNO(libc_in_child, child->libcs);
}
