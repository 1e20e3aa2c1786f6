/*
 * Two static programs with a resolver are started: the first argument, and the second, whose resolver reads nothing. A
 * program that dies before main says nothing itself.
 */
#include <rseqabi/again.h>

#include "resolver.h"

static void start(void *path)
{
	char *arguments[] = { path, NULL };

	probe_arguments = arguments;
	again_execute();
}

static void nothing(void *results)
{
	(void)results;
}

PROBE()
{
	struct resolver_report *report = again_results(sizeof *report, nothing);

	FACT_TEXT(silent, child_run(start, probe_arguments[2]));
	FACT_BOOL(silent_called, report->resolver.called);
	FACT_ERRNO(silent_registered, report->main.registered);
	FACT_TEXT(silent_libc, report->libc);
#ifdef __GLIBC__
	FACT_TEXT(libc, gnu_get_libc_version());
#endif
	*report = (struct resolver_report){ 0 };
	FACT_TEXT(program, child_run(start, probe_arguments[1]));
	if (report->resolver.called) /* or there is nothing to tell */
		FACT_RESOLVER(report);
	else
		FACT_BOOL(called, false);
}
