/* Two plug-ins are loaded, one after the other, by a thread that the libc has registered: who has which memory? */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "copies.h"
#include "plugin.h"
#include "threads.h"

struct view {
	plugin_storage_of_caller *first, *second;
	long between; /* from the first storage to the second */
	long first_from_area, second_from_area;
};

static void look(void *argument)
{
	struct view *view = argument;
	const char *first = view->first(), *second = view->second(), *area = (const char *)libc_area();

	view->between = second - first;
	view->first_from_area = first - area;
	view->second_from_area = second - area;
}

static plugin_storage_of_caller *load(const char *path)
{
	struct copy copy = copy_of(path, 0);
	void *plugin = dlopen(copy.name, RTLD_NOW);
	plugin_storage_of_caller *storage = NULL;

	if (plugin)
		*(void **)&storage = dlsym(plugin, "plugin_storage");
	return storage;
}

PROBE()
{
	struct view view = { 0 }, earlier;

	earlier_start();
	view.first = load(probe_arguments[1]);
	view.second = load(probe_arguments[1]);
	FACT_TEXT(dlopen, view.first && view.second ? "ok" : "failed");
	if (!view.first || !view.second)
		return;
	earlier = view;
	look(&view);
	earlier_do(look, &earlier);
	earlier_end();
	FACT_INT(area_bytes, libc_area_length());
	FACT_INT(main_between, view.between);
	FACT_INT(main_first_from_area, view.first_from_area);
	FACT_INT(main_second_from_area, view.second_from_area);
	FACT_INT(earlier_between, earlier.between);
	FACT_INT(earlier_first_from_area, earlier.first_from_area);
	FACT_INT(earlier_second_from_area, earlier.second_from_area);
}
