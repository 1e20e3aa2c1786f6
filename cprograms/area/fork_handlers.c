/* The handlers of pthread_atfork, where main forks and where another thread does. */
#include <rseqabi/child.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <unistd.h>

struct seen {
	long before, in_parent, in_child;
	long registered; /* when nobody forks */
	int status; /* of the child */
};

static struct seen *seen; /* shared with children */

static void before(void)
{
	seen->before = libc_area_registered();
}

static void in_parent(void)
{
	seen->in_parent = libc_area_registered();
}

static void in_child(void)
{
	seen->in_child = libc_area_registered();
}

static void *fork_once(void *result)
{
	pid_t child;

	seen = result;
	seen->registered = libc_area_registered();
	child = fork();
	if (child == 0)
		_exit(0);
	if (child < 0)
		probe_broken("fork failed");
	seen->status = child_wait(child);
	return NULL;
}

PROBE()
{
	struct seen *from_main = probe_map(2 * sizeof *from_main, MAP_SHARED), *from_thread = from_main + 1;

	if (pthread_atfork(before, in_parent, in_child) != 0)
		probe_broken("no handlers could be set");
	fork_once(from_main);
	libc_thread_run(NULL, fork_once, from_thread);
	FACT_TEXT(child_fate, child_fate(from_main->status));
	FACT_ERRNO(registered, from_main->registered);
	FACT_ERRNO(before, from_main->before);
	FACT_ERRNO(in_parent, from_main->in_parent);
	FACT_ERRNO(in_child, from_main->in_child);
	FACT_TEXT(threads_child_fate, child_fate(from_thread->status));
	FACT_ERRNO(thread_registered, from_thread->registered);
	FACT_ERRNO(thread_before, from_thread->before);
	FACT_ERRNO(thread_in_parent, from_thread->in_parent);
	FACT_ERRNO(thread_in_child, from_thread->in_child);
}
