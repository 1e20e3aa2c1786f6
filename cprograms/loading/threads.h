/* A thread that was there before a plug-in, and looks at the plug-in's storage whenever main asks it to. */
#ifndef LOADING_THREADS_H
#define LOADING_THREADS_H

#include <rseqabi/facts.h>

#include <pthread.h>

static pthread_barrier_t earlier_barrier;
static pthread_t earlier_thread;
static void (*earlier_look)(void *); /* NULL: it ends */
static void *earlier_argument;

static void *earlier_body(void *unused)
{
	for (;;) {
		pthread_barrier_wait(&earlier_barrier);
		if (!earlier_look)
			return unused;
		earlier_look(earlier_argument);
		pthread_barrier_wait(&earlier_barrier);
	}
}

/* Have `look` done there, and wait. */
static inline void earlier_do(void (*look)(void *), void *argument)
{
	earlier_look = look;
	earlier_argument = argument;
	pthread_barrier_wait(&earlier_barrier);
	pthread_barrier_wait(&earlier_barrier);
}

static void earlier_nothing(void *unused)
{
	(void)unused;
}

/* On return it is there, and has run. */
static inline void earlier_start(void)
{
	pthread_barrier_init(&earlier_barrier, NULL, 2);
	if (pthread_create(&earlier_thread, NULL, earlier_body, NULL) != 0)
		probe_broken("no thread could be created");
	earlier_do(earlier_nothing, NULL);
}

static inline void earlier_end(void)
{
	earlier_look = NULL;
	pthread_barrier_wait(&earlier_barrier);
	pthread_join(earlier_thread, NULL);
}

struct later {
	void (*look)(void *);
	void *argument;
};

static void *later_body(void *argument)
{
	const struct later *later = argument;

	later->look(later->argument);
	return NULL;
}

/* Have `look` done in a new thread, and wait for its end. */
static inline void later_do(void (*look)(void *), void *argument)
{
	struct later later = { look, argument };
	pthread_t thread;

	if (pthread_create(&thread, NULL, later_body, &later) != 0 || pthread_join(thread, NULL) != 0)
		probe_broken("no thread could be created");
}

#endif
