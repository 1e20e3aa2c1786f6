/*
 * A process unmaps its area and gives it back. A preemption in between kills it, and a kernel that checks what it has
 * written does so at the end of the call that unmaps: in every second try another thread does that, while the process
 * waits for it on another CPU, without a call. The control's area is still there.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

#define TRIES 40

static struct told {
	long registered, given_back; /* -ECHILD: the process did not get there */
	bool unmaps, by_thread, asked;
} *told;
static struct area *area;
static struct cpu_pair cpus;
static int done;

static void unmap(void)
{
	if (told->unmaps)
		SYS(munmap, area, AREA_PAGE);
}

static void in_thread(void *unused)
{
	(void)unused;
	cpu_pin(0, cpus.last);
	unmap();
	__atomic_store_n(&done, 1, __ATOMIC_RELEASE);
}

static void in_child(void *unused)
{
	struct thread thread;

	(void)unused;
	area = area_new();
	cpu_pin(0, cpus.first);
	told->registered = area_surely(area);
	if (told->by_thread)
		thread_start(&thread, in_thread, NULL);
	else
		unmap();
	while (told->by_thread && !__atomic_load_n(&done, __ATOMIC_ACQUIRE))
		;
	told->asked = true;
	told->given_back = area_unregister(area);
}

static const char *fate(bool unmaps, bool by_thread)
{
	*told = (struct told){ -ECHILD, -ECHILD, unmaps, by_thread, false };
	return child_run(in_child, NULL);
}

PROBE()
{
	const char *vanished;
	int tries = 0;

	cpus = cpu_two();
	told = probe_map(sizeof *told, MAP_SHARED);
	FACT_TEXT(kept_fate, fate(false, true));
	FACT_ERRNO(kept, told->given_back);
	do
		vanished = fate(true, tries % 2);
	while (!told->asked && ++tries < TRIES);
	FACT_TEXT(vanished_fate, vanished);
	FACT_ERRNO(registered, told->registered);
	FACT_BOOL(asked, told->asked);
	FACT_ERRNO(given_back, told->given_back);
}
