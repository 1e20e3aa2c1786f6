/*
 * What a libc has for those who load DSOs: what its header declares, and what its loader does with the argument. The
 * program's malloc counts what the loader asks of it meanwhile.
 */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "../tls_models/counting_malloc.h"

#ifdef LM_ID_NEWLM
#define DECLARES_NAMESPACES true
#else
#define DECLARES_NAMESPACES false
#endif
#ifdef RTLD_DEEPBIND
#define DECLARES_DEEP_BINDING true
#else
#define DECLARES_DEEP_BINDING false
#endif

PROBE()
{
	static bool unloaded;
	unsigned int before = malloc_calls;
	void *loaded = dlopen(probe_arguments[1], RTLD_NOW);
	void (*tell)(bool *);

	FACT_BOOL(declares_namespaces, DECLARES_NAMESPACES);
	FACT_BOOL(declares_deep_binding, DECLARES_DEEP_BINDING);
	FACT_TEXT(dlmopen, dlsym(RTLD_DEFAULT, "dlmopen") ? "found" : "absent");
	FACT_TEXT(dlopen, loaded ? "ok" : "failed");
	if (!loaded)
		return;
	FACT_BOOL(loader_calls_malloc, malloc_calls > before);
	*(void **)&tell = dlsym(loaded, "loaded_tell");
	tell(&unloaded);
	dlclose(loaded);
	FACT_BOOL(destructor_ran, unloaded);
	FACT_BOOL(still_loaded, dlopen(probe_arguments[1], RTLD_NOW | RTLD_NOLOAD) != NULL);
}
