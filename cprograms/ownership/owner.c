/* A library for both worlds is used by a thread and left again, in a process of its own. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "../registrants/owner.h"

static const char *whose(uint64_t area)
{
	if (!area)
		return "nobody's";
	return &__rseq_size && area == (uintptr_t)libc_area() ? "the libc's" : "another's";
}

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
