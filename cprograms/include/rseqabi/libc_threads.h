/* Threads of the libc under test; those without a libc are in threads.h. */
#ifndef RSEQABI_LIBC_THREADS_H
#define RSEQABI_LIBC_THREADS_H

#include <rseqabi/facts.h>

#include <pthread.h>
#include <threads.h>

#define LIBC_THREAD_STACK (256 * 1024) /* enough for any probe's body */

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

/* The same on a stack of the program's, of so many bytes. */
static inline void libc_thread_run_on_own_stack(size_t size, void *(*body)(void *), void *argument)
{
	pthread_attr_t attributes;

	if (pthread_attr_init(&attributes) != 0 ||
	    pthread_attr_setstack(&attributes, probe_map(size, MAP_PRIVATE), size) != 0)
		probe_broken("a thread's stack could not be given");
	libc_thread_run(&attributes, body, argument);
}

/* Run a whole thread of C11. */
static inline void libc_standard_thread_run(int (*body)(void *), void *argument)
{
	thrd_t thread;

	if (thrd_create(&thread, body, argument) != thrd_success || thrd_join(thread, NULL) != thrd_success)
		probe_broken("no C11 thread could be created");
}

#endif
