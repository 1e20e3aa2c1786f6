/* A thread on a stack of the least size that the libc names: can it be created, and is it registered? */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <pthread.h>
#include <unistd.h>

static void *ask(void *registered)
{
	*(long *)registered = libc_area_registered();
	return NULL;
}

/* 0, or what pthread_create has against it, negative. */
static long run(const pthread_attr_t *attributes, long *registered)
{
	pthread_t thread;
	int refusal = pthread_create(&thread, attributes, ask, registered);

	if (!refusal)
		pthread_join(thread, NULL);
	return -refusal;
}

PROBE()
{
	long least = sysconf(_SC_THREAD_STACK_MIN), registered = 0, usual_registered = 0;
	pthread_attr_t attributes;

	pthread_attr_init(&attributes);
	CONTEXT_INT(least, least); /* bytes */
	FACT_ERRNO(usual, run(&attributes, &usual_registered));
	FACT_ERRNO(usual_registered, usual_registered);
	FACT_ERRNO(size_taken, -(long)pthread_attr_setstacksize(&attributes, (size_t)least));
	FACT_ERRNO(smallest, run(&attributes, &registered));
	FACT_ERRNO(smallest_registered, registered);
}
