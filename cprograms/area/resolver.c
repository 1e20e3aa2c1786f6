/*
 * A program with an indirect function, or with LIBRARY the user of one that a library has: what the resolver has found,
 * beside what main finds. With READS_AREA=0 the resolver reads nothing. Another program may have started it for its results.
 */
#define _GNU_SOURCE
#include <rseqabi/again.h>

#include <dlfcn.h>

#include "resolver.h"

#ifdef LIBRARY
struct resolved *library_resolved(void);
#else
#include "indirect.h"

int indirect(void) __attribute__((ifunc("resolve")));

static struct resolved *library_resolved(void)
{
	return indirect() ? &found : NULL;
}
#endif

static void report(void *results)
{
	struct resolver_report *report = results;

	report->resolver = *library_resolved();
	report->main.offset = __rseq_offset;
	report->main.size = __rseq_size;
	report->main.area = libc_area();
	report->main.registered = libc_area_registered();
#ifdef __GLIBC__
	text_append(report->libc, sizeof report->libc, gnu_get_libc_version());
#endif
}

PROBE()
{
	struct resolver_report *results = again_results(sizeof *results, report);

	report(results);
	FACT_RESOLVER(results);
#ifdef LIBRARY
	FACT_BOOL(copies, (const void *)&__rseq_offset != dlsym(RTLD_NEXT, "__rseq_offset"));
#endif
}
