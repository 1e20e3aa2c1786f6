/*
 * A thread uses a library that owns an area, and forks. The child goes on to use it, a second time, and leaves twice; the
 * parent looks at what it has.
 */
#include <rseqabi/probe.h>

#include "../registrants/owner.h"
#include "whose.h"

#include <unistd.h>

static void go_on(void)
{
	FACT_ERRNO(child_inherits, area_registered(owner_area(), owner_length()));
	FACT_ERRNO(child_enters, owner_enter());
	FACT_ERRNO(child_uses, area_registered(owner_area(), owner_length()));
	owner_leave();
	owner_leave();
	FACT_ERRNO(child_own_area_then, area_register(area_new()));
}

PROBE()
{
	pid_t child;

	FACT_ERRNO(entered, owner_enter());
	FACT_TEXT(used, whose((uintptr_t)owner_area()));
	child = fork(); /* the libc's, which runs handlers of libraries */
	if (child == 0) {
		go_on();
		probe_exit(0);
	}
	FACT_TEXT(child, child_fate(child_wait(child)));
	FACT_ERRNO(parent_uses, area_registered(owner_area(), owner_length()));
}
