/*
 * A library that is refused an area: in main, in a thread, and in a child of fork. What does it say, what does its area
 * say, and what has the thread then?
 */
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include "../registrants/owner.h"
#include "whose.h"

#include <unistd.h>

static struct view {
	long before; /* the libc's area */
	long entered; /* 0, or -errno */
	int32_t cpu_id; /* in the library's area */
	long after; /* the libc's area when the library has left again */
} *views; /* of main, of a thread, of a child */

static void *attempt(void *view)
{
	struct view *out = view;

	out->before = libc_said();
	out->entered = owner_enter();
	out->cpu_id = (int32_t)((struct area *)owner_area())->cpu_id;
	owner_leave();
	out->after = libc_said();
	return NULL;
}

PROBE()
{
	pid_t child;

	views = probe_map(3 * sizeof *views, MAP_SHARED);
	attempt(&views[0]);
	libc_thread_run(NULL, attempt, &views[1]);
	child = fork(); /* the libc's, which may have handlers */
	if (child == 0) {
		attempt(&views[2]);
		probe_exit(0);
	}
	FACT_TEXT(child, child_fate(child_wait(child)));
	FACT_ERRNO(main_before, views[0].before);
	FACT_ERRNO(main_entered, views[0].entered);
	FACT_INT(main_cpu_id, views[0].cpu_id);
	FACT_ERRNO(main_after, views[0].after);
	FACT_ERRNO(thread_before, views[1].before);
	FACT_ERRNO(thread_entered, views[1].entered);
	FACT_INT(thread_cpu_id, views[1].cpu_id);
	FACT_ERRNO(thread_after, views[1].after);
	FACT_ERRNO(child_before, views[2].before);
	FACT_ERRNO(child_entered, views[2].entered);
	FACT_INT(child_cpu_id, views[2].cpu_id);
	FACT_ERRNO(child_after, views[2].after);
}
