/*
 * A plug-in that fills the whole reserve is loaded, stored into by main and by a thread that was there before, and
 * closed: ten times. What do both find in its storage each time, and does it come back at all?
 */
#include <rseqabi/probe.h>

#include "copies.h"
#include "plugin.h"
#include "threads.h"

struct view {
	plugin_storage_of_caller *storage;
	long stale; /* how often the storage had not its initial image */
};

static void look(void *argument)
{
	struct view *view = argument;
	uint32_t *storage = view->storage();

	if (*storage != PLUGIN_IMAGE)
		view->stale++;
	*storage = PLUGIN_OTHER;
}

PROBE()
{
	struct view view = { 0 }, earlier = { 0 };
	struct copy copy = copy_of(probe_arguments[1], copy_reserve(probe_arguments[1]));
	long asked = 10, loaded = 0, stayed = 0;

	earlier_start();
	for (long i = 0; i < asked; i++) {
		void *plugin = dlopen(copy.name, RTLD_NOW), *left;

		if (!plugin)
			break;
		loaded++;
		*(void **)&view.storage = dlsym(plugin, "plugin_storage");
		earlier.storage = view.storage;
		look(&view);
		earlier_do(look, &earlier);
		dlclose(plugin);
		left = dlopen(copy.name, RTLD_NOW | RTLD_NOLOAD);
		if (left)
			stayed++;
	}
	earlier_end();
	FACT_INT(asked, asked);
	FACT_INT(loaded, loaded);
	FACT_INT(stayed, stayed); /* loaded, although it was closed */
	FACT_INT(main_stale, view.stale);
	FACT_INT(earlier_stale, earlier.stale);
}
