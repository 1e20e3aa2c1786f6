/*
 * A preloaded early adopter tries to register its own area from its constructor on: there, in main, in a thread, and in a
 * destructor of that thread's own data. The preloaded library is not linked, as its users are not either.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>
#include <pthread.h>

static long (*adopt)(void);
static long in_thread = -ECHILD, in_destructor = -ECHILD, libc_in_destructor = -ECHILD;
static pthread_key_t key;

static void destroy(void *unused)
{
	(void)unused;
	in_destructor = adopt();
	libc_in_destructor = libc_area_registered();
}

static void *body(void *value)
{
	in_thread = adopt();
	pthread_setspecific(key, value);
	return NULL;
}

PROBE()
{
	pthread_t thread;
	long *at_load;

	*(void **)&at_load = dlsym(RTLD_DEFAULT, "adopter_at_load");
	*(void **)&adopt = dlsym(RTLD_DEFAULT, "adopter_register");
	if (!at_load || !adopt)
		probe_broken("the early adopter was not preloaded");
	FACT_ERRNO(at_load, *at_load);
	FACT_ERRNO(in_main, adopt());
	FACT_ERRNO(libc_in_main, libc_area_registered());
	if (pthread_key_create(&key, destroy) != 0 || pthread_create(&thread, NULL, body, &key) != 0 ||
	    pthread_join(thread, NULL) != 0)
		probe_broken("no thread could be created");
	FACT_ERRNO(in_thread, in_thread);
	FACT_ERRNO(in_destructor, in_destructor);
	FACT_ERRNO(libc_in_destructor, libc_in_destructor);
}
