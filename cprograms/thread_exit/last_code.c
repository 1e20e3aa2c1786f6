/*
 * The last code of a thread that ends in the way that `way=` says: a cleanup handler, and destructors of its own data and of
 * a thread-local object, as C++ has them.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "ways.h"

/* What a compiler calls for a thread-local object that has a destructor; the object belongs to the DSO of the handle. */
int __cxa_thread_atexit_impl(void (*destructor)(void *), void *object, void *dso) __attribute__((weak));
extern void *__dso_handle __attribute__((visibility("hidden")));

static long in_routine = -ECHILD, in_cleanup = -ECHILD, in_destructor = -ECHILD, in_objects_destructor = -ECHILD;
static pthread_key_t key;

static void clean_up(void *unused)
{
	(void)unused;
	in_cleanup = libc_area_registered();
}

static void destroy(void *unused)
{
	(void)unused;
	in_destructor = libc_area_registered();
}

static void destroy_object(void *unused)
{
	(void)unused;
	in_objects_destructor = libc_area_registered();
}

static void *body(void *value)
{
	in_routine = libc_area_registered();
	if (__cxa_thread_atexit_impl)
		__cxa_thread_atexit_impl(destroy_object, NULL, &__dso_handle);
	pthread_setspecific(key, value);
	way_prepare();
	pthread_cleanup_push(clean_up, NULL);
	way_take();
	pthread_cleanup_pop(1);
	return NULL;
}

PROBE()
{
	int value = 0;

	if (pthread_key_create(&key, destroy) != 0)
		probe_broken("no key could be created");
	FACT_BOOL(canceled, way_run(NULL, body, &value) == PTHREAD_CANCELED);
	FACT_BOOL(asked_to_cancel, way_is("cancel"));
	FACT_ERRNO(in_routine, in_routine);
	FACT_ERRNO(in_cleanup, in_cleanup);
	FACT_ERRNO(in_destructor, in_destructor);
	FACT_ERRNO(in_objects_destructor, in_objects_destructor);
}
