/*
 * A thread exits without giving its area back, and the process goes on: it writes to that memory, has another thread
 * register it, and unmaps it.
 */
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

#define AREA_BYTES 4096 /* of area_new */

static struct area *area;

static void register_and_exit(void *result)
{
	*(long *)result = area_register(area);
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

	for (size_t i = 0; i < AREA_BYTES; i++)
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
	memset(area, AREA_PATTERN, AREA_BYTES);
	let_others_run();
	FACT_INT(bytes_changed, bytes_changed());

	area->rseq_cs = 0;
	area->flags = 0;
	thread_run(register_and_exit, &second);
	FACT_ERRNO(second, second);
	SYS(munmap, area, AREA_BYTES);
	let_others_run();
}

PROBE()
{
	FACT_TEXT(process, child_run(live_on, NULL));
}
