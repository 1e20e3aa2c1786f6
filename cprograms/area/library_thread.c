/* Constructors of libraries make threads: of one that the program is linked against, and of one that it dlopens. */
#include <rseqabi/probe.h>

#include <dlfcn.h>

extern long linked_found;

PROBE()
{
	void *library = dlopen(probe_arguments[1], RTLD_NOW);
	long *loaded_found = library ? dlsym(library, "loaded_found") : NULL;

	if (!loaded_found)
		probe_broken("the library was not loaded");
	FACT_ERRNO(linked, linked_found);
	FACT_ERRNO(loaded, *loaded_found);
}
