/* A registered process makes a thread, which asks what it has, registers an area of its own, and gives that back. */
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

static struct area *first, *second;

static struct {
	long has, own, firsts_while, back;
} told;

static void in_thread(void *unused)
{
	(void)unused;
	told.has = area_registered(first, area_length());
	told.own = area_register(second);
	told.firsts_while = area_registered(first, area_length());
	told.back = area_unregister(second);
}

PROBE()
{
	first = area_new();
	second = area_new();
	FACT_ERRNO(registered, area_surely(first));
	thread_run(in_thread, NULL);
	FACT_ERRNO(thread_has, told.has);
	FACT_ERRNO(thread_own, told.own);
	FACT_ERRNO(thread_has_first, told.firsts_while);
	FACT_ERRNO(thread_back, told.back);
	FACT_ERRNO(first_after, area_registered(first, area_length()));
	FACT_ERRNO(seconds_for_first, area_registered(second, area_length()));
}
