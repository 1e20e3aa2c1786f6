/*
 * A task that is in a section is moved to another CPU by another task. Controls: nothing is done to it, and the same is
 * done to a task that has not registered its area.
 */
#include <rseqabi/probe.h>

#include "inside.h"

static void move(struct inside *about)
{
	if (cpu_pin(about->child, about->cpus.last) < 0)
		probe_broken("the child could not be moved");
}

PROBE()
{
	int tries = 0, aborts = 0, ids = 0;
	long until;

	inside_begin(NULL);
	FACT_TEXT(undisturbed, inside_undisturbed());
	until = child_clock() + INSIDE_DEADLINE;
	FACT_TEXT(unregistered, inside_try(false, move, until));
	while (tries < INSIDE_TRIES && child_clock() < until) {
		const char *outcome = inside_try(true, move, until);

		/* Aborted before it was moved, it is still on its first CPU. */
		if (text_same(outcome, "missed") || inside->cpu != inside->cpus.last)
			continue;
		tries++;
		aborts += text_same(outcome, "aborted");
		ids += inside->cpu_id == inside->cpus.last;
	}
	FACT_INT(tries, tries);
	FACT_INT(aborts, aborts);
	FACT_INT(new_ids, ids); /* tries after which cpu_id was that of the CPU which the task was moved to */
}
