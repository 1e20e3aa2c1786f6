/*
 * A plug-in is there from the start, preloaded or (LINKED) linked: what do main and a thread find in its storage? Then
 * it is dlopened, too, where the first argument names it.
 */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "linked.h"
#include "threads.h"
#include "view.h"

static void open_too(const void *storage)
{
	void *plugin = dlopen(probe_arguments[1], RTLD_NOW);
	plugin_storage_of_caller *opened = NULL;

	FACT_TEXT(dlopen, plugin ? "ok" : "failed");
	if (plugin)
		*(void **)&opened = dlsym(plugin, "plugin_storage");
	FACT_INT(opened_from_there, opened ? (const char *)opened() - (const char *)storage : -1); /* bytes */
}

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
	if (probe_arguments[1])
		open_too(view.storage());
}
