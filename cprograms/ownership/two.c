/*
 * Two libraries in one process, each with an area that the other does not know. Both begin to use theirs in main, and the
 * second one first in a thread; each leaves. Arguments: the two, which are loaded unless they are there.
 */
#include <rseqabi/libc_threads.h>

#include "free.h"
#include "libraries.h"

static struct library first, second;

static void *the_other_way_round(void *unused)
{
	FACT_ERRNO(thread_free, thread_is_free());
	FACT_ERRNO(thread_second_enters, second.enter());
	FACT_ERRNO(thread_first_enters, first.enter());
	FACT_ERRNO(thread_with_both, library_registered(&second));
	first.leave();
	FACT_ERRNO(thread_with_one, library_registered(&second));
	return unused;
}

PROBE()
{
	first = library_of(dlopen(probe_arguments[1], RTLD_NOW));
	second = library_of(dlopen(probe_arguments[2], RTLD_NOW));
	FACT_ERRNO(main_free, thread_is_free());
	FACT_BOOL(apart, first.area() != second.area());
	FACT_ERRNO(first_enters, first.enter());
	FACT_ERRNO(second_enters, second.enter());
	FACT_INT(second_cpu_id, (int32_t)((struct area *)second.area())->cpu_id);
	FACT_ERRNO(with_both, library_registered(&first));
	second.leave();
	FACT_ERRNO(with_one, library_registered(&first));
	libc_thread_run(NULL, the_other_way_round, NULL);
	FACT_ERRNO(with_thread_gone, library_registered(&first));
	first.leave();
	FACT_ERRNO(second_enters_then, second.enter());
}
