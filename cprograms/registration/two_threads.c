/* A thread registers the memory that another one has registered and goes on to use. */
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

static struct area *area;

static void in_thread(void *second)
{
	struct __kernel_timespec pause = { .tv_nsec = 2000000 };

	/* A kernel that checks what it has written kills the one whose ids are overwritten: let it be asleep. */
	SYS(nanosleep, &pause, 0);
	*(long *)second = area_register(area);
}

static void in_process(void *second)
{
	area = area_new();
	FACT_ERRNO(first, area_surely(area));
	thread_run(in_thread, second);
}

PROBE()
{
	long *second = probe_map(sizeof *second, MAP_SHARED);

	*second = -ECHILD;
	CONTEXT_TEXT(process, child_run(in_process, second));
	FACT_ERRNO(second, *second);
}
