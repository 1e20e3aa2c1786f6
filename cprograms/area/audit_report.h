/*
 * Where an audit module leaves what it has seen: it is in a namespace of its own, so that the program finds it by a place in
 * memory alone.
 */
#ifndef AREA_AUDIT_REPORT_H
#define AREA_AUDIT_REPORT_H

#include <rseqabi/area.h>

#define AUDIT_REPORT ((struct audit_report *)0x5eed0000000)
#define AUDIT_IMAGE 0x51a7 /* of the module's thread-local variable */

struct audit_view { /* of the thread that was in the module */
	struct area *area;
	long registered;
	long cpu_id;
	long image; /* of the module's variable */
	long gap; /* bytes between this variable and the area, less than 0 where they overlap */
};

struct audit_report {
	struct audit_view version, object, before_main, object_in_thread; /* where the loader called the module */
	long objects; /* that were opened before main */
};

/* In the module: false where there is no place for it, so that the program misses it. */
static inline bool audit_report_map(void)
{
	long mapped = SYS(mmap, AUDIT_REPORT, AREA_PAGE, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);

	return mapped == (long)AUDIT_REPORT;
}

/* In the program: is there a module that has begun? */
static inline bool audit_report_there(void)
{
	unsigned char resident;

	return SYS(mincore, AUDIT_REPORT, AREA_PAGE, &resident) == 0;
}

#endif
