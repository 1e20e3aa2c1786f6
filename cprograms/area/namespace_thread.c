/* A library in a namespace of its own has a libc of its own, by which its constructor makes a thread. */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>

PROBE()
{
	void *library = dlmopen(LM_ID_NEWLM, probe_arguments[1], RTLD_NOW);
	long *apart = library ? dlsym(library, "loaded_found") : NULL;

	if (!apart)
		probe_broken("the library was not loaded");
	FACT_ERRNO(apart, *apart);
	FACT_ERRNO(main_thread, libc_area_registered());
}
