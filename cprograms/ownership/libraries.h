/* Libraries of registrants/owner.h that came into the process in one way or another, by their handles. */
#ifndef OWNERSHIP_LIBRARIES_H
#define OWNERSHIP_LIBRARIES_H

#include <rseqabi/probe.h>

#include <dlfcn.h>

struct library {
	long (*enter)(void);
	void *(*area)(void);
	uint32_t (*length)(void);
	void (*leave)(void);
	void *handle;
};

static inline struct library library_of(void *handle)
{
	struct library found = { .handle = handle };

	if (!handle)
		probe_broken("a library did not load");
	*(void **)&found.enter = dlsym(handle, "owner_enter");
	*(void **)&found.area = dlsym(handle, "owner_area");
	*(void **)&found.length = dlsym(handle, "owner_length");
	*(void **)&found.leave = dlsym(handle, "owner_leave");
	if (!found.enter || !found.area || !found.length || !found.leave)
		probe_broken("a library is none of registrants/owner.h");
	return found;
}

/* Whether what the library uses, or was refused, is registered: EPERM; see area_registered. */
static inline long library_registered(const struct library *library)
{
	return area_registered(library->area(), library->length());
}

#endif
