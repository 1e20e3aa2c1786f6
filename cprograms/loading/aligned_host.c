/*
 * A plug-in whose storage is aligned as `align=` says is loaded beside another thread, by a program whose own storage is
 * OWN_ALIGNMENT aligned. Main, that thread and a later one look where theirs is; where it is refused, another one is
 * loaded that is aligned as an area.
 */
#include <rseqabi/process.h>
#include <rseqabi/probe.h>

#include "copies.h"
#include "plugin.h"
#include "threads.h"

static __thread volatile char own[64] __attribute__((aligned(OWN_ALIGNMENT)));

struct view {
	plugin_storage_of_caller *storage;
	size_t align;
	long beyond; /* bytes beyond a multiple of the alignment */
};

static void look(void *argument)
{
	struct view *view = argument;
	const char *storage = view->storage();

	own[0] = 1;
	view->beyond = (long)((uintptr_t)storage % view->align);
}

PROBE()
{
	const char *path = probe_arguments[1], *asked = probe_argument("align"), *words;
	struct view view = { .align = asked ? process_number(asked) : 0 }, earlier, later;
	struct copy copy = copy_aligned(path, 0, view.align), fitting = copy_aligned(path, 0, 32);
	void *plugin;

	earlier_start();
	plugin = dlopen(copy.name, RTLD_NOW);
	words = plugin ? NULL : dlerror();
	FACT_TEXT(dlopen, plugin ? "ok" : "failed");
	CONTEXT_TEXT(dlerror, words ? text_end(words) : "none");
	if (!plugin) {
		FACT_TEXT(fitting, dlopen(fitting.name, RTLD_NOW) ? "ok" : "failed");
	} else {
		*(void **)&view.storage = dlsym(plugin, "plugin_storage");
		earlier = later = view;
		look(&view);
		earlier_do(look, &earlier);
		later_do(look, &later);
		FACT_INT(main_beyond, view.beyond);
		FACT_INT(earlier_beyond, earlier.beyond);
		FACT_INT(later_beyond, later.beyond);
	}
	earlier_end();
}
