/*
 * Another object has defined one of the libc's public names, the first argument: what the program reads, what the loader
 * has, and what the libc itself does then. That may end a process, so that children do it.
 */
#define _GNU_SOURCE
#include <rseqabi/area.h>
#include <rseqabi/child.h>
#include <rseqabi/cpus.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <unistd.h>

#include "loaders_own.h"
#include "public_values.h"

static struct public_values own; /* the loader's */
static struct {
	long thread_registered;
	int told, now; /* the CPU */
} *report;

static long registered(void)
{
	uint32_t length = own.size > AREA_ORIGINAL_LENGTH ? own.size : AREA_ORIGINAL_LENGTH;

	return area_registered(thread_pointer() + own.offset, length);
}

static void *look(void *unused)
{
	report->thread_registered = registered();
	return unused;
}

static void create_thread(void)
{
	libc_thread_run(NULL, look, NULL);
}

static void ask_for_cpu(void)
{
	unsigned int cpu;

	if (cpu_pin_last(&cpu) != 0)
		probe_broken("the child could not be pinned");
	report->told = sched_getcpu();
	report->now = (int)cpu_now();
}

/* How a child ended; the libc's fork, as it goes on to use the libc. */
static const char *child_that(void (*acts)(void))
{
	pid_t child = fork();

	if (child == 0) {
		acts();
		probe_exit(0);
	}
	if (child < 0)
		probe_broken("fork failed");
	return child_fate(child_wait(child));
}

PROBE()
{
	const ptrdiff_t *offset = loaders_own("__rseq_offset");
	const unsigned int *size = loaders_own("__rseq_size"), *flags = loaders_own("__rseq_flags");

	if (!offset || !size || !flags)
		probe_broken("the loader has not all three objects");
	own = (struct public_values){ *offset, *size, *flags };
	report = probe_map(sizeof *report, MAP_SHARED);
	report->thread_registered = -ECHILD;
	report->told = report->now = -1;
	if (text_same(probe_arguments[1], "offset")) {
		FACT_INT(read, __rseq_offset);
		FACT_INT(loaders, own.offset);
	} else {
		FACT_INT(read, __rseq_size);
		FACT_INT(loaders, own.size);
	}
	FACT_ERRNO(registered, registered());
	FACT_TEXT(creator, child_that(create_thread));
	FACT_ERRNO(thread_registered, report->thread_registered);
	FACT_TEXT(asker, child_that(ask_for_cpu));
	FACT_INT(told, report->told);
	FACT_INT(now, report->now);
}
