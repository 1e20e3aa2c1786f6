/* What objects say of themselves while the program runs; see owner.h. */
#ifndef SYMBOLS_OWNERS_H
#define SYMBOLS_OWNERS_H

#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "owner.h"

/* Facts PREFIX_defines and PREFIX_finds, each where the object has the function. */
#define FACT_OWNERS(handle, prefix)                                                            \
	do {                                                                                   \
		owner_said(handle, #prefix "_defines");                                        \
		owner_said(handle, #prefix "_finds");                                          \
	} while (0)

static inline void owner_said(void *handle, const char *function)
{
	uint32_t (*say)(void);

	*(void **)&say = dlsym(handle, function);
	if (say)
		probe_state_number(function, say(), false);
}

#endif
