/* A process with threads forks, once in main and once in a thread; the children look, and make threads themselves. */
#include <rseqabi/child.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <unistd.h>

struct seen {
	long child, thread_in_child;
	int status; /* of the child */
};

static struct seen *from_main, *from_thread;

static void *look(void *result)
{
	*(long *)result = libc_area_registered();
	return NULL;
}

static void *fork_and_look(void *argument)
{
	struct seen *seen = argument;
	pid_t child = fork();

	if (child == 0) {
		look(&seen->child);
		libc_thread_run(NULL, look, &seen->thread_in_child);
		_exit(0);
	}
	if (child < 0)
		probe_broken("fork failed");
	seen->status = child_wait(child);
	return NULL;
}

PROBE()
{
	from_main = probe_map(2 * sizeof *from_main, MAP_SHARED);
	from_thread = from_main + 1;
	FACT_ERRNO(parent, libc_area_registered());
	fork_and_look(from_main);
	libc_thread_run(NULL, fork_and_look, from_thread);
	FACT_TEXT(from_main_fate, child_fate(from_main->status));
	FACT_ERRNO(from_main, from_main->child);
	FACT_ERRNO(thread_of_it, from_main->thread_in_child);
	FACT_TEXT(from_thread_fate, child_fate(from_thread->status));
	FACT_ERRNO(from_thread, from_thread->child);
	FACT_ERRNO(thread_of_that, from_thread->thread_in_child);
	FACT_ERRNO(parent_after, libc_area_registered());
}
