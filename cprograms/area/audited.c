/*
 * A program that runs under an audit module: what the module has seen, beside what the program sees itself. A thread of the
 * program dlopens the first argument, so that the module is called there.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "audit_report.h"

struct thread {
	struct area *area;
	long registered;
	bool loaded;
};

static void *load(void *argument)
{
	struct thread *thread = argument;

	if (&__rseq_size) {
		thread->area = libc_area();
		thread->registered = libc_area_registered();
	}
	thread->loaded = dlopen(probe_arguments[1], RTLD_NOW) != NULL;
	return NULL;
}

#define FACT_VIEW(place, view, own)                                                            \
	do {                                                                                   \
		FACT_INT(place##_image, (view).image);                                         \
		if (!&__rseq_size)                                                             \
			break;                                                                 \
		FACT_ERRNO(place##_registered, (view).registered);                             \
		FACT_INT(place##_moved, (char *)(view).area - (char *)(own)); /* bytes */      \
		FACT_INT(place##_gap, (view).gap);                                             \
	} while (0)

PROBE()
{
	const struct audit_report *report = AUDIT_REPORT;
	struct thread thread = { 0 };
	bool audited = audit_report_there();

	FACT_BOOL(audited, audited);
	if (!audited)
		return;
	libc_thread_run(NULL, load, &thread);
	FACT_INT(objects, report->objects);
	FACT_BOOL(loaded, thread.loaded);
	FACT_INT(image, AUDIT_IMAGE);
	if (&__rseq_size) {
		FACT_ERRNO(registered, libc_area_registered());
		FACT_ERRNO(thread_registered, thread.registered);
		CONTEXT_INT(offset, __rseq_offset);
	}
	FACT_VIEW(at_load, report->version, libc_area());
	FACT_VIEW(at_object, report->object, libc_area());
	FACT_VIEW(before_main, report->before_main, libc_area());
	FACT_VIEW(in_thread, report->object_in_thread, thread.area);
}
