/*
 * A library looks for the libc's symbols by dlsym(RTLD_NEXT): whose area does it use? Arguments: the library, and `how=`
 * it came: linked or preloaded, or it is loaded here, local, deep, or into a namespace of its own.
 */
#define _GNU_SOURCE
#include "libraries.h"
#include "whose.h"

static void *come(const char *file, const char *how)
{
#ifdef LM_ID_NEWLM
	if (text_same(how, "namespace"))
		return dlmopen(LM_ID_NEWLM, file, RTLD_NOW);
#endif
#ifdef RTLD_DEEPBIND
	if (text_same(how, "deep"))
		return dlopen(file, RTLD_NOW | RTLD_DEEPBIND);
#endif
	if (text_same(how, "local"))
		return dlopen(file, RTLD_NOW);
	return dlopen(file, RTLD_NOW | RTLD_NOLOAD);
}

PROBE()
{
	struct library library = library_of(come(probe_arguments[1], probe_argument("how")));

	FACT_ERRNO(libcs, libc_said());
	FACT_ERRNO(entered, library.enter());
	FACT_TEXT(used, whose((uintptr_t)library.area()));
	FACT_ERRNO(used_is_registered, library_registered(&library));
}
