/*
 * A thread exits without giving its area back, and the process goes on: it looks at that memory and writes to it, has
 * another thread register it, and unmaps it.
 */
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

static struct area *area;

static void register_and_exit(void *result)
{
	*(long *)result = area_surely(area);
}

static void let_others_run(void)
{
	struct __kernel_timespec pause = { .tv_nsec = 2000000 };

	SYS(nanosleep, &pause, 0);
}

static long bytes_changed(void)
{
	const unsigned char *bytes = (const unsigned char *)area;
	long changed = 0;

	for (size_t i = 0; i < AREA_PAGE; i++)
		changed += bytes[i] != AREA_PATTERN;
	return changed;
}

static void live_on(void *unused)
{
	long first = -ECHILD, second = -ECHILD;

	(void)unused;
	area = area_new();
	thread_run(register_and_exit, &first);
	FACT_ERRNO(first, first);
	FACT_INT(cpu_id_left, (int32_t)area->cpu_id);
	FACT_INT(cpu_id_start_left, area->cpu_id_start);
	memset(area, AREA_PATTERN, AREA_PAGE);
	let_others_run();
	FACT_INT(bytes_changed, bytes_changed());

	area->rseq_cs = 0;
	area->flags = 0;
	thread_run(register_and_exit, &second);
	FACT_ERRNO(second, second);
	SYS(munmap, area, AREA_PAGE);
	let_others_run();
}

PROBE()
{
	FACT_TEXT(process, child_run(live_on, NULL));
}
