/*
 * An audit module looks for the area of the thread that it is called in: when it is loaded, for the first object that is
 * opened, before main, and for an object that is opened later, if another thread opens it. It has a variable of its own, which
 * is initial-exec.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>

#include <link.h>

#include "audit_report.h"

#ifndef IMAGE
#define IMAGE AUDIT_IMAGE
#endif
#ifdef LAV_CURRENT /* glibc's */

static __thread long own __attribute__((tls_model("initial-exec"))) = IMAGE;

static long main_thread;
static bool begun; /* main */

static void look(struct audit_view *view)
{
	const char *area, *end, *mine = (const char *)&own;

	view->image = own;
	if (!&__rseq_size) /* a libc that knows no area still has storage */
		return;
	area = (const char *)libc_area();
	end = area + libc_area_length();
	view->area = libc_area();
	view->registered = libc_area_registered();
	view->cpu_id = (int32_t)libc_area()->cpu_id;
	view->gap = mine >= end ? mine - end : area - (mine + sizeof own);
}

unsigned int la_version(unsigned int version)
{
	if (!audit_report_map())
		return 0;
	main_thread = SYS(gettid);
	look(&AUDIT_REPORT->version);
	return version < LAV_CURRENT ? version : LAV_CURRENT;
}

unsigned int la_objopen(struct link_map *object, Lmid_t namespace, uintptr_t *cookie)
{
	(void)object, (void)namespace, (void)cookie;
	if (!begun && AUDIT_REPORT->objects++ == 0)
		look(&AUDIT_REPORT->object);
	if (SYS(gettid) != main_thread)
		look(&AUDIT_REPORT->object_in_thread);
	return 0;
}

void la_preinit(uintptr_t *cookie)
{
	(void)cookie;
	begun = true;
	look(&AUDIT_REPORT->before_main);
}

#endif
