/*
 * The last code of a process, a child here, that ends as `way=` says: main or a thread of it calls exit, the last of its
 * threads returns after main's end, or it ends by quick_exit.
 */
#define _GNU_SOURCE
#include <rseqabi/child.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <stdlib.h>
#include <unistd.h>

#include "construction.h"

extern struct construction linked;

static struct found {
	long in_thread; /* the last one */
	long by_atexit, by_on_exit, in_destructor, in_library, by_quick_exit;
} *found; /* shared with the child */

static bool way_is(const char *name)
{
	return text_same(probe_argument("way"), name);
}

static void at_exit(void)
{
	found->by_atexit = libc_area_registered();
}

static void on_exiting(int status, void *unused)
{
	(void)status, (void)unused;
	found->by_on_exit = libc_area_registered();
}

static void at_quick(void)
{
	found->by_quick_exit = libc_area_registered();
}

__attribute__((destructor)) static void destroy(void)
{
	if (found)
		found->in_destructor = libc_area_registered();
}

static void *live_on(void *first)
{
	found->in_thread = libc_area_registered();
	if (way_is("thread"))
		exit(0);
	if (pthread_join(*(pthread_t *)first, NULL) != 0) /* or main might be the last */
		probe_broken("main could not be joined");
	return NULL; /* the process ends when its last thread does */
}

static void end(void)
{
	static pthread_t first;

	atexit(at_exit);
	on_exit(on_exiting, NULL);
	at_quick_exit(at_quick);
	linked.in_destructor = &found->in_library;
	found->in_thread = libc_area_registered();
	if (way_is("quick"))
		quick_exit(0);
	if (way_is("main"))
		exit(0);
	first = pthread_self();
	libc_thread_start(NULL, live_on, &first);
	pthread_exit(NULL);
}

PROBE()
{
	struct found *shared = probe_map(sizeof *shared, MAP_SHARED);
	pid_t child;

	*shared = (struct found){ -ECHILD, -ECHILD, -ECHILD, -ECHILD, -ECHILD, -ECHILD };
	child = fork();
	if (child < 0)
		probe_broken("fork failed");
	if (child == 0) {
		found = shared;
		end();
	}
	FACT_TEXT(process, child_fate(child_wait(child)));
	FACT_ERRNO(in_thread, shared->in_thread);
	if (way_is("quick")) {
		FACT_ERRNO(by_quick_exit, shared->by_quick_exit);
		return;
	}
	FACT_ERRNO(by_atexit, shared->by_atexit);
	FACT_ERRNO(by_on_exit, shared->by_on_exit);
	FACT_ERRNO(in_destructor, shared->in_destructor);
	FACT_ERRNO(in_library, shared->in_library);
}
