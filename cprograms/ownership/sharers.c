/*
 * Two libraries share an area by weak symbols and a count: both enter, then leave in the order that they came. Between, a
 * thread enters and leaves.
 */
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include "../registrants/counted.h"
#include "free.h"

static void *come_and_go(void *unused)
{
	FACT_ERRNO(thread_free, thread_is_free());
	FACT_ERRNO(thread_enters, counted_second_enter());
	FACT_ERRNO(thread_registered, area_registered(counted_second_area(), AREA_ORIGINAL_LENGTH));
	FACT_ERRNO(thread_leaves, counted_second_leave());
	FACT_ERRNO(thread_own_area_then, area_register(area_new()));
	return unused;
}

PROBE()
{
	void *area = counted_first_area();

	FACT_INT(distance, (long)((char *)counted_second_area() - (char *)area)); /* bytes between what both use */
	FACT_ERRNO(first_enters, counted_first_enter());
	FACT_ERRNO(second_enters, counted_second_enter());
	FACT_ERRNO(with_both, area_registered(area, AREA_ORIGINAL_LENGTH));
	libc_thread_run(NULL, come_and_go, NULL);
	FACT_ERRNO(with_thread_gone, area_registered(area, AREA_ORIGINAL_LENGTH));
	FACT_ERRNO(first_leaves, counted_first_leave());
	FACT_ERRNO(with_one, area_registered(area, AREA_ORIGINAL_LENGTH));
	FACT_ERRNO(second_leaves, counted_second_leave());
	FACT_ERRNO(own_area_then, area_register(area_new()));
}
