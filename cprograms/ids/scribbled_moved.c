/* A thread writes into one of its ids, or into none, and then goes to another CPU. */
#include <rseqabi/probe.h>

#include "scribble_one.h"

static void move(void *unused)
{
	(void)unused;
	write_field();
	cpu_pin(0, cpus.last);
	look_at_field();
}

PROBE()
{
	scribble_begin();
	FACT_TEXT(none, became_of(FIELDS, move));
	FACT_BOOL(moved, shared->now == cpus.last);
	FACT_TEXT(start, became_of(0, move));
	FACT_TEXT(cpu, became_of(1, move));
	FACT_TEXT(node, became_of(2, move));
	FACT_TEXT(concurrency, became_of(3, move));
	FACT_ERRNO(registered, shared->registered);
}
