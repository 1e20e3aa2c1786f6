/*
 * Plug-ins that cannot be loaded: with more storage than the reserve has, or by `reason=symbol` the second file with as
 * much as it has and an unresolved symbol. While another thread is there (`threads=none`: while none is) one of them is
 * refused and then one loaded that fits, or by `then=full` forty refused and one loaded with as much storage as fitted
 * before. Main and the other thread look at it; where there is none one is made.
 */
#include <rseqabi/probe.h>

#include "copies.h"
#include "plugin.h"
#include "threads.h"

struct view {
	plugin_storage_of_caller *storage;
	uint32_t image;
};

static void look(void *argument)
{
	struct view *view = argument;

	view->image = *(const uint32_t *)view->storage();
}

PROBE()
{
	const char *path = probe_arguments[1], *second = probe_argument("reason") ? probe_arguments[2] : NULL;
	bool full = probe_argument("then") != NULL;
	struct copy copy = copy_of(path, 0);
	size_t reserve = copy_reserve(path);
	bool alone = probe_argument("threads") != NULL;
	struct view view = { 0 }, other;
	const char *words = "none";
	long asked = full ? 40 : 1, refused = 0;
	void *plugin;

	FACT_INT(reserve, reserve);
	if (!alone)
		earlier_start();
	for (long i = 0; i < asked; i++) {
		struct copy bad = second ? copy_of(second, reserve) : copy_of(path, reserve + copy.align);

		if (!dlopen(bad.name, RTLD_NOW)) {
			refused++;
			words = dlerror();
		}
	}
	FACT_INT(asked, asked);
	FACT_INT(refused, refused);
	FACT_TEXT(message, words ? words : "none");
	if (full)
		copy = copy_of(path, reserve);
	plugin = dlopen(copy.name, RTLD_NOW);
	FACT_TEXT(fitting, plugin ? "ok" : "failed");
	if (!plugin)
		return;
	*(void **)&view.storage = dlsym(plugin, "plugin_storage");
	other = view;
	look(&view);
	if (alone) {
		later_do(look, &other);
	} else {
		earlier_do(look, &other);
		earlier_end();
	}
	FACT_INT(image, PLUGIN_IMAGE);
	FACT_INT(main_image, view.image);
	FACT_INT(thread_image, other.image);
}
