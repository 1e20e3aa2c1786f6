/* A library that brings an area is used by a thread and left again, in a process of its own. */
#include <rseqabi/probe.h>

#include "../registrants/owner.h"
#include "whose.h"

static void use_and_leave(void *unused)
{
	(void)unused;
	FACT_ERRNO(entered, owner_enter());
	FACT_TEXT(used, whose((uintptr_t)owner_area()));
	FACT_ERRNO(used_is_registered, area_registered(owner_area(), owner_length()));
	owner_leave();
	FACT_TEXT(registered_after, whose(registration_of_caller().pointer));
}

PROBE()
{
	FACT_TEXT(process, child_run(use_and_leave, NULL));
}
