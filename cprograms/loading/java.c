/*
 * A host loads an agent, which is linked against a library that registers threads by itself; the libc does not. Main, a
 * thread that was there before and a later one call into it, each twice. Then the agent is closed and another plug-in
 * loaded. Arguments: the agent, the library, the other plug-in.
 */
#include <rseqabi/area.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "plugin.h"
#include "threads.h"
#include "tracer.h"

struct view {
	long (*enter)(void);
	void *(*area)(void);
	const char *before; /* what the kernel has registered for the thread */
	long first, again, registered;
};

static void look(void *argument)
{
	struct view *view = argument;

	view->before = registration_of_caller().pointer ? "an area" : "none";
	view->first = view->enter();
	view->again = view->enter();
	view->registered = area_registered(view->area(), AREA_ORIGINAL_LENGTH);
}

/* The agent is gone; is the library, and whose storage does the next plug-in get? */
static void close_agent(void *agent, const char *library, const char *other)
{
	char *area = ((void *(*)(void))dlsym(agent, "tracer_area"))();
	plugin_storage_of_caller *storage;
	void *plugin;

	dlclose(agent);
	FACT_BOOL(library_stayed, dlopen(library, RTLD_NOW | RTLD_NOLOAD) != NULL);
	FACT_ERRNO(registered_after, area_registered(area, AREA_ORIGINAL_LENGTH));
	plugin = dlopen(other, RTLD_NOW);
	FACT_TEXT(other, plugin ? "ok" : "failed");
	if (!plugin)
		return;
	*(void **)&storage = dlsym(plugin, "plugin_storage");
	FACT_INT(other_from_area, (char *)storage() - area);
	FACT_INT(area_bytes, AREA_ORIGINAL_LENGTH);
}

PROBE()
{
	struct view view = { 0 }, earlier, later;
	struct tracer_began (*began_of)(void), began;
	void *agent;

	earlier_start();
	agent = dlopen(probe_arguments[1], RTLD_NOW);
	FACT_TEXT(dlopen, agent ? "ok" : "failed");
	if (!agent)
		return;
	*(void **)&view.enter = dlsym(agent, "agent_enter");
	*(void **)&view.area = dlsym(agent, "tracer_area");
	*(void **)&began_of = dlsym(agent, "tracer_began");
	earlier = later = view;
	look(&view);
	earlier_do(look, &earlier);
	later_do(look, &later);
	earlier_end();
	FACT_TEXT(main_before, view.before);
	FACT_TEXT(earlier_before, earlier.before);
	FACT_TEXT(later_before, later.before);
	FACT_ERRNO(main_first, view.first);
	FACT_ERRNO(main_again, view.again);
	FACT_ERRNO(main_registered, view.registered);
	FACT_ERRNO(earlier_first, earlier.first);
	FACT_ERRNO(earlier_again, earlier.again);
	FACT_ERRNO(earlier_registered, earlier.registered);
	FACT_ERRNO(later_first, later.first);
	FACT_ERRNO(later_again, later.again);
	FACT_ERRNO(later_registered, later.registered);
	began = began_of();
	FACT_INT(constructor_cpu_id, began.cpu_id);
	FACT_INT(constructor_offset_difference, began.offset - ((char *)view.area() - thread_pointer()));
	FACT_ERRNO(constructor_entered, began.entered);
	FACT_ERRNO(constructor_registered, began.registered);
	close_agent(agent, probe_arguments[2], probe_arguments[3]);
}
