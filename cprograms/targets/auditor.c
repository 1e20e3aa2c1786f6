/*
 * An audit module that says, by a place in memory, that the loader has begun it. Built with PROGRAM_REFUSED it ends the program
 * before main, as a loader does that has no room for it.
 */
#define _GNU_SOURCE
#include <link.h>

#include "../area/audit_report.h"

#ifdef LAV_CURRENT
unsigned int la_version(unsigned int version)
{
	audit_report_map();
	return version < LAV_CURRENT ? version : LAV_CURRENT;
}

#ifdef PROGRAM_REFUSED
void la_preinit(uintptr_t *cookie)
{
	(void)cookie;
	SYS(exit_group, 127);
}
#endif
#endif
