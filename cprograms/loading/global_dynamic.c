/*
 * A plug-in with storage that is reached by a call is loaded while another thread is there. Both look at theirs; then
 * twenty-four copies of the second file are loaded and closed, and both look again.
 */
#include <rseqabi/probe.h>

#include "copies.h"
#include "plugin.h"
#include "threads.h"

#define UNRELATED 24 /* more than a thread's table of modules has room for at first */
#define PAGE 4096 /* the alignment that the suite builds the plug-in with */

struct view {
	plugin_storage_of_caller *storage;
	const char *address;
	uint32_t image;
	long moved; /* bytes since the last look */
};

static void look(void *argument)
{
	struct view *view = argument;
	const char *address = view->storage();

	view->moved = view->address ? address - view->address : 0;
	view->address = address;
	view->image = *(const uint32_t *)address;
}

static long load_unrelated(const char *path)
{
	void *plugins[UNRELATED];
	long loaded = 0;

	for (int i = 0; i < UNRELATED; i++) {
		struct copy copy = copy_of(path, 0);
		plugin_storage_of_caller *storage;

		plugins[i] = dlopen(copy.name, RTLD_NOW);
		if (!plugins[i])
			continue;
		loaded++;
		*(void **)&storage = dlsym(plugins[i], "plugin_storage");
		storage();
	}
	for (int i = 0; i < UNRELATED; i++)
		if (plugins[i])
			dlclose(plugins[i]);
	return loaded;
}

PROBE()
{
	struct view view = { 0 }, earlier, later;
	void *plugin;

	earlier_start();
	plugin = dlopen(probe_arguments[1], RTLD_NOW);
	FACT_TEXT(dlopen, plugin ? "ok" : "failed");
	if (!plugin)
		return;
	*(void **)&view.storage = dlsym(plugin, "plugin_storage");
	earlier = later = view;
	look(&view);
	earlier_do(look, &earlier);
	later_do(look, &later);
	FACT_INT(image, PLUGIN_IMAGE);
	FACT_INT(main_image, view.image);
	FACT_INT(earlier_image, earlier.image);
	FACT_INT(later_image, later.image);
	FACT_INT(main_address_in_page, (uintptr_t)view.address % PAGE);
	FACT_INT(earlier_address_in_page, (uintptr_t)earlier.address % PAGE);
	FACT_INT(later_address_in_page, (uintptr_t)later.address % PAGE);
	FACT_INT(earlier_from_main, earlier.address - view.address);
	look(&view);
	FACT_INT(main_moved_at_once, view.moved);
	FACT_INT(unrelated, load_unrelated(probe_arguments[2]));
	look(&view);
	earlier_do(look, &earlier);
	earlier_end();
	FACT_INT(main_moved, view.moved);
	FACT_INT(earlier_moved, earlier.moved);
}
