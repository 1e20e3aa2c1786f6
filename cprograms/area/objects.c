/*
 * The program, a library that it is linked against, a preloaded one, a dlopened one (the first argument) and, where the
 * libc has such, the same in a namespace of its own look for the area of one thread: of the main thread, and of another.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>

typedef void *accessor(void);

accessor linked_area;
static accessor *preloaded, *loaded, *apart;

struct seen { /* bytes from the program's own view to each other one */
	long linked, preloaded, loaded, apart;
	long registered;
};

static void *look(void *argument)
{
	struct seen *seen = argument;
	char *own = (char *)libc_area();

	seen->linked = (char *)linked_area() - own;
	seen->preloaded = (char *)preloaded() - own;
	seen->loaded = (char *)loaded() - own;
	if (apart)
		seen->apart = (char *)apart() - own;
	seen->registered = libc_area_registered();
	return NULL;
}

static accessor *find(void *object, const char *name)
{
	accessor *found = NULL;

	if (object || !text_same(name, "loaded_area"))
		*(void **)&found = dlsym(object, name);
	if (!found)
		probe_broken("an accessor was not loaded");
	return found;
}

PROBE()
{
	struct seen main_thread, thread;

	preloaded = find(RTLD_DEFAULT, "preloaded_area");
	loaded = find(dlopen(probe_arguments[1], RTLD_NOW | RTLD_LOCAL), "loaded_area");
#ifdef LM_ID_NEWLM
	apart = find(dlmopen(LM_ID_NEWLM, probe_arguments[1], RTLD_NOW), "loaded_area");
#endif
	look(&main_thread);
	libc_thread_run(NULL, look, &thread);
	FACT_ERRNO(registered, main_thread.registered);
	FACT_INT(linked, main_thread.linked);
	FACT_INT(preloaded, main_thread.preloaded);
	FACT_INT(loaded, main_thread.loaded);
	FACT_ERRNO(thread_registered, thread.registered);
	FACT_INT(thread_linked, thread.linked);
	FACT_INT(thread_preloaded, thread.preloaded);
	FACT_INT(thread_loaded, thread.loaded);
	if (!apart)
		return;
	FACT_INT(apart, main_thread.apart);
	FACT_INT(thread_apart, thread.apart);
}
