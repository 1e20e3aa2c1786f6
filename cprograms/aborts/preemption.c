/*
 * Another task comes to the CPU on which a task is in a section, and runs there. Controls: nothing is done to it, and
 * the same is done to a task that has not registered its area.
 */
#include <rseqabi/probe.h>

#include "inside.h"

/* Where the parent is, the child is not: when the call returns, the child has lost its only CPU. */
static void take_its_cpu(struct inside *about)
{
	if (cpu_pin(0, about->cpus.first) < 0)
		probe_broken("the parent could not be moved");
	__atomic_store_n(&about->go_on, 1, __ATOMIC_RELEASE);
	cpu_pin(0, about->cpus.last);
}

PROBE()
{
	inside_state(take_its_cpu);
}
