/* A library, the first argument, is dlopened and closed again, in main and in another thread. */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "construction.h"

struct found {
	long registered; /* before */
	long in_constructor, in_destructor;
};

static void *load_and_close(void *argument)
{
	struct found *found = argument;
	void *library;
	struct construction *told;

	found->registered = libc_area_registered();
	library = dlopen(probe_arguments[1], RTLD_NOW);
	told = library ? dlsym(library, "loaded") : NULL;
	if (!told)
		probe_broken("the library was not loaded");
	found->in_constructor = told->in_constructor;
	found->in_destructor = -ECHILD;
	told->in_destructor = &found->in_destructor;
	dlclose(library);
	return NULL;
}

PROBE()
{
	struct found main_thread, thread;

	load_and_close(&main_thread);
	libc_thread_run(NULL, load_and_close, &thread);
	FACT_ERRNO(registered, main_thread.registered);
	FACT_ERRNO(in_constructor, main_thread.in_constructor);
	FACT_ERRNO(in_destructor, main_thread.in_destructor);
	FACT_ERRNO(thread_registered, thread.registered);
	FACT_ERRNO(thread_in_constructor, thread.in_constructor);
	FACT_ERRNO(thread_in_destructor, thread.in_destructor);
}
