/*
 * An audit module before those of a run, which by the rule it is built with changes one thing. CHANGES_NOTHING is the null
 * twin.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>

#include <link.h>

#ifdef LAV_CURRENT
static long main_thread;

unsigned int la_version(unsigned int version)
{
	main_thread = SYS(gettid);
#ifdef AUDITED_UNREGISTERED
	sys_rseq(libc_area(), libc_area_length(), AREA_UNREGISTER, RSEQABI_SIGNATURE);
#endif
	return version < LAV_CURRENT ? version : LAV_CURRENT;
}

unsigned int la_objopen(struct link_map *object, Lmid_t namespace, uintptr_t *cookie)
{
	(void)object, (void)namespace, (void)cookie;
#ifdef THREADS_UNREGISTERED
	if (SYS(gettid) != main_thread)
		sys_rseq(libc_area(), libc_area_length(), AREA_UNREGISTER, RSEQABI_SIGNATURE);
#endif
	return 0;
}

void la_preinit(uintptr_t *cookie)
{
	(void)cookie;
#ifdef AUDITED_UNREGISTERED
	sys_rseq(libc_area(), libc_area_length(), 0, RSEQABI_SIGNATURE);
#endif
}
#endif
