/* The ways in which a thread can end: `way=return`, `way=exit` (pthread_exit) and `way=cancel`. */
#ifndef THREAD_EXIT_WAYS_H
#define THREAD_EXIT_WAYS_H

#include <rseqabi/probe.h>

#include <pthread.h>

static inline bool way_is(const char *name)
{
	const char *way = probe_argument("way");

	if (!way || !(text_same(way, "return") || text_same(way, "exit") || text_same(way, "cancel")))
		probe_broken("way is return, exit or cancel");
	return text_same(way, name);
}

/* Ask for it, as far as that can be done before the end: a cancellation waits for the next cancellation point. */
static inline void way_prepare(void)
{
	if (way_is("cancel"))
		pthread_cancel(pthread_self());
}

/* End the calling thread; where it ends by returning, so does this. */
static inline void way_take(void)
{
	if (way_is("exit"))
		pthread_exit(NULL);
	if (way_is("cancel"))
		pthread_testcancel();
}

/* A whole thread that can be joined. */
static inline void *way_run(const pthread_attr_t *attributes, void *(*body)(void *), void *argument)
{
	pthread_t thread;
	void *result;

	if (pthread_create(&thread, attributes, body, argument) != 0 || pthread_join(thread, &result) != 0)
		probe_broken("no thread could be created");
	return result;
}

#endif
