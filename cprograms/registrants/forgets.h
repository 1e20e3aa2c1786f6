/* A library built wrong on purpose by FORGETS_BY_FORK: in a forked child it takes its thread for one that never entered. */
#ifndef REGISTRANTS_FORGETS_H
#define REGISTRANTS_FORGETS_H

#ifdef FORGETS_BY_FORK
#include <pthread.h>

#define FORGETS(state)                                                         \
	static void forget(void)                                               \
	{                                                                      \
		state = 0;                                                     \
	}                                                                      \
                                                                               \
	__attribute__((constructor)) static void forget_in_children(void)      \
	{                                                                      \
		pthread_atfork(NULL, NULL, forget);                            \
	}
#else
#define FORGETS(state)
#endif

#endif
