/*
 * Forty plug-ins that are reached by descriptors are loaded and used: how much initial-exec storage can still be loaded?
 * Arguments: the plug-in that is reached by a descriptor, the one with initial-exec storage.
 */
#include <rseqabi/probe.h>

#include "copies.h"
#include "plugin.h"

#define PLUGINS 40

PROBE()
{
	long loaded = 0, images = 0;

	for (int i = 0; i < PLUGINS; i++) {
		struct copy copy = copy_of(probe_arguments[1], 0);
		plugin_storage_of_caller *storage;
		void *plugin = dlopen(copy.name, RTLD_NOW);

		if (!plugin)
			break;
		loaded++;
		*(void **)&storage = dlsym(plugin, "plugin_storage");
		images += *(const uint32_t *)storage() == PLUGIN_IMAGE;
	}
	FACT_INT(asked, PLUGINS);
	FACT_INT(loaded, loaded);
	FACT_INT(images, images);
	FACT_INT(reserve, copy_reserve_at(probe_arguments[2], 1)); /* bytes */
}
