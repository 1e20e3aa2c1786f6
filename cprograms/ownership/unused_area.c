/*
 * The libc does not register. In children, a thread registers the area that the libc's symbols lead to, with the length
 * that every kernel takes: the main thread in the first, another one in the second.
 */
#include <rseqabi/child.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <unistd.h>

struct report {
	long place; /* in its page */
	int32_t before, after; /* cpu_id */
	long registered, confirmed;
};

static void *use(void *report)
{
	struct report *out = report;
	struct area *area = libc_area();

	out->place = (long)((uintptr_t)area % AREA_PAGE);
	out->before = (int32_t)area->cpu_id;
	out->registered = sys_rseq(area, AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE);
	out->confirmed = area_registered(area, AREA_ORIGINAL_LENGTH);
	out->after = (int32_t)area->cpu_id;
	return NULL;
}

/* How a child ended that had the first thread or another one use its area. */
static const char *child_that_uses(bool another, struct report *report)
{
	pid_t child = fork(); /* the libc's: its child goes on to create a thread */

	if (child == 0) {
		if (another)
			libc_thread_run(NULL, use, report);
		else
			use(report);
		probe_exit(0);
	}
	if (child < 0)
		probe_broken("fork failed");
	return child_fate(child_wait(child));
}

PROBE()
{
	struct report *in_main = probe_map(2 * sizeof(struct report), MAP_SHARED), *in_thread = in_main + 1;

	FACT_INT(size, __rseq_size);
	FACT_TEXT(child, child_that_uses(false, in_main));
	FACT_TEXT(other_child, child_that_uses(true, in_thread));
	FACT_INT(place, in_main->place);
	FACT_INT(before, in_main->before);
	FACT_ERRNO(registered, in_main->registered);
	FACT_ERRNO(confirmed, in_main->confirmed);
	FACT_INT(after, in_main->after);
	FACT_INT(thread_place, in_thread->place);
	FACT_INT(thread_before, in_thread->before);
	FACT_ERRNO(thread_registered, in_thread->registered);
	FACT_ERRNO(thread_confirmed, in_thread->confirmed);
	FACT_INT(thread_after, in_thread->after);
}
