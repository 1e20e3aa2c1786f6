/*
 * A DSO in front of the libc: it has the libc's functions done by the libc and, by the rule it is built with, changes one
 * thing. CHANGES_NOTHING is the null twin: everything goes through here and on.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

#define NEXT(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

struct start {
	void *(*routine)(void *);
	void *argument;
};

static void *begin(void *argument)
{
	struct start start = *(struct start *)argument;

	free(argument);
#ifdef THREADS_UNREGISTERED
	sys_rseq(libc_area(), libc_area_length(), AREA_UNREGISTER, RSEQABI_SIGNATURE);
#endif
	return start.routine(start.argument);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*routine)(void *), void *argument)
{
	struct start *start = malloc(sizeof *start);

	*start = (struct start){ routine, argument };
	return NEXT(pthread_create)(thread, attributes, begin, start);
}
