/* A thread writes into one of its ids, or into none, and then forks. What becomes of it in the child? */
#include <rseqabi/probe.h>

#include "scribble_one.h"

static void in_child(void *unused)
{
	(void)unused;
	look_at_field();
}

/* The parent ends as its child. */
static void fork(void *unused)
{
	int status;
	long self = SYS(getpid);

	(void)unused;
	write_field();
	status = child_wait(child_start(in_child, NULL));
	if (status)
		SYS(kill, self, status & 0x7f);
}

PROBE()
{
	scribble_begin();
	FACT_TEXT(none, became_of(FIELDS, fork));
	FACT_TEXT(start, became_of(0, fork));
	FACT_TEXT(cpu, became_of(1, fork));
	FACT_TEXT(node, became_of(2, fork));
	FACT_TEXT(concurrency, became_of(3, fork));
	FACT_ERRNO(registered, shared->registered);
}
