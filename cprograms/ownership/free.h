/* Whether a thread is left to libraries. */
#ifndef OWNERSHIP_FREE_H
#define OWNERSHIP_FREE_H

#include <rseqabi/area.h>

/* 0 where nobody has registered the calling thread: an area of its own can be registered, and is given back. */
static inline long thread_is_free(void)
{
	struct area *own = area_new();
	long refused = area_register(own);

	return refused ? refused : area_unregister(own);
}

#endif
