/* What objects say of themselves while the program runs; see owner.h. */
#ifndef SYMBOLS_OWNERS_H
#define SYMBOLS_OWNERS_H

#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "owner.h"

/* What objects call themselves: the one that a situation is about, others by how they define the name, and users. */
static const char *const owner_prefixes[] = { "lead", "strong", "weak", "versioned", "hidden", "protected", "user" };

/* Facts PREFIX_defines and PREFIX_finds, by functions of these names where there are any. */
static inline void owners_said(void *handle)
{
	for (size_t i = 0; i < 2 * (sizeof owner_prefixes / sizeof *owner_prefixes); i++) {
		char name[PROBE_NAME] = "";
		uint32_t (*say)(void);

		text_append(name, sizeof name, owner_prefixes[i / 2]);
		text_append(name, sizeof name, i % 2 ? "_finds" : "_defines");
		*(void **)&say = dlsym(handle, name);
		if (say)
			probe_state_number(name, say(), false);
	}
}

#endif
