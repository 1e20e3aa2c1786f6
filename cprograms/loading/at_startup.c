/* A plug-in is there from the start, preloaded or (LINKED) linked: what do main and a thread find in its storage? */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "plugin.h"
#include "threads.h"
#include "view.h"

#ifdef LINKED
plugin_storage_of_caller plugin_storage;
static plugin_storage_of_caller *const linked = plugin_storage; /* or the linker might leave the DSO away */
#else
static plugin_storage_of_caller *const linked = NULL;
#endif

PROBE()
{
	struct view view = { linked, 0, 0 }, later;

	if (!view.storage)
		*(void **)&view.storage = dlsym(RTLD_DEFAULT, "plugin_storage");
	FACT_BOOL(found, view.storage != NULL);
	if (!view.storage)
		return;
	later = view;
	look(&view);
	*(uint32_t *)view.storage() = PLUGIN_OTHER;
	later_do(look, &later);
	FACT_INT(image, PLUGIN_IMAGE);
	FACT_INT(main_image, view.image);
	FACT_INT(later_image, later.image);
	FACT_INT(offset_difference, later.offset - view.offset); /* bytes */
}
