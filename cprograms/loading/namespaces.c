/* Where the libc has namespaces: make as many namespaces as `namespaces=` says, each with a libc of its own, and load a plug-in into each. */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "plugin.h"

#ifdef LM_ID_NEWLM
PROBE()
{
	const char *digits = probe_argument("namespaces"), *words = NULL;
	long asked = 0, opened = 0, images = 0;

	while (*digits)
		asked = asked * 10 + *digits++ - '0';
	for (long i = 0; i < asked; i++) {
		void *libc = dlmopen(LM_ID_NEWLM, "libc.so.6", RTLD_NOW), *plugin = NULL;
		plugin_storage_of_caller *storage;
		uint32_t *own;
		Lmid_t space;

		if (libc && dlinfo(libc, RTLD_DI_LMID, &space) == 0)
			plugin = dlmopen(space, probe_arguments[1], RTLD_NOW);
		if (!plugin) {
			words = dlerror();
			break;
		}
		opened++;
		*(void **)&storage = dlsym(plugin, "plugin_storage");
		own = storage();
		images += *own == PLUGIN_IMAGE; /* not so where two namespaces share the storage */
		*own = PLUGIN_OTHER;
	}
	FACT_INT(asked, asked);
	FACT_INT(opened, opened);
	FACT_INT(images, images);
	CONTEXT_TEXT(dlerror, words ? text_end(words) : "none");
}
#else
PROBE()
{
	probe_broken("this libc has no namespaces");
}
#endif
