/*
 * dlopen the plug-in that is the first argument while another thread is there (`threads=none`: while none is). Main,
 * that thread, and one that begins when main has stored into its own copy then look at the plug-in's storage.
 */
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "plugin.h"
#include "threads.h"
#include "view.h"

PROBE()
{
	bool alone = probe_argument("threads") != NULL;
	struct view view = { 0 }, earlier, later;
	const char *words;
	void *plugin;

	if (!alone)
		earlier_start();
	plugin = dlopen(probe_arguments[1], RTLD_NOW);
	words = plugin ? "none" : dlerror();
	FACT_TEXT(dlopen, plugin ? "ok" : "failed");
	CONTEXT_TEXT(dlerror, words ? text_end(words) : "none");
	if (plugin)
		*(void **)&view.storage = dlsym(plugin, "plugin_storage");
	if (alone || !view.storage)
		return;
	earlier = later = view;
	look(&view);
	earlier_do(look, &earlier);
	*(uint32_t *)view.storage() = PLUGIN_OTHER;
	later_do(look, &later);
	earlier_end();
	FACT_INT(image, PLUGIN_IMAGE);
	FACT_INT(main_image, view.image);
	FACT_INT(earlier_image, earlier.image);
	FACT_INT(later_image, later.image);
	FACT_INT(earlier_offset_difference, earlier.offset - view.offset); /* bytes */
	FACT_INT(later_offset_difference, later.offset - view.offset);
}
