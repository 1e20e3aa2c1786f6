/* Threads of the libc under test; those without a libc are in threads.h. */
#ifndef RSEQABI_LIBC_THREADS_H
#define RSEQABI_LIBC_THREADS_H

#include <rseqabi/facts.h>

#include <pthread.h>

static inline pthread_t libc_thread_start(const pthread_attr_t *attributes, void *(*body)(void *), void *argument)
{
	pthread_t thread;

	if (pthread_create(&thread, attributes, body, argument) != 0)
		probe_broken("no thread could be created");
	return thread;
}

/* Run a whole thread. */
static inline void libc_thread_run(const pthread_attr_t *attributes, void *(*body)(void *), void *argument)
{
	if (pthread_join(libc_thread_start(attributes, body, argument), NULL) != 0)
		probe_broken("a thread could not be joined");
}

#endif
