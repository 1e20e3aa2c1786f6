/*
 * A thread's area through its life: the program loads a library (the first argument), makes a thread that ends, and
 * closes the library again. Main and an earlier thread compare what they find with what they found at first.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>

struct life {
	char *first;
	long moved; /* bytes, from the first address to the last */
	long registered_at_first, registered_in_the_end;
};

static pthread_barrier_t barrier;

static void begin(struct life *life)
{
	life->first = (char *)libc_area();
	life->registered_at_first = libc_area_registered();
}

static void finish(struct life *life)
{
	life->moved = (char *)libc_area() - life->first;
	life->registered_in_the_end = area_registered(life->first, libc_area_length());
}

static void *early_thread(void *life)
{
	begin(life);
	pthread_barrier_wait(&barrier); /* it has looked */
	pthread_barrier_wait(&barrier); /* the library is closed */
	finish(life);
	return NULL;
}

static void *short_thread(void *unused)
{
	return unused;
}

PROBE()
{
	struct life main_thread, thread;
	pthread_t early;
	void *library;

	begin(&main_thread);
	pthread_barrier_init(&barrier, NULL, 2);
	early = libc_thread_start(NULL, early_thread, &thread);
	pthread_barrier_wait(&barrier);
	library = dlopen(probe_arguments[1], RTLD_NOW);
	libc_thread_run(NULL, short_thread, NULL);
	if (!library || dlclose(library) != 0)
		probe_broken("the library was not loaded and closed");
	pthread_barrier_wait(&barrier);
	pthread_join(early, NULL);
	finish(&main_thread);
	FACT_ERRNO(registered_at_first, main_thread.registered_at_first);
	FACT_INT(moved, main_thread.moved);
	FACT_ERRNO(registered_in_the_end, main_thread.registered_in_the_end);
	FACT_ERRNO(thread_registered_at_first, thread.registered_at_first);
	FACT_INT(thread_moved, thread.moved);
	FACT_ERRNO(thread_registered_in_the_end, thread.registered_in_the_end);
	FACT_INT(apart, main_thread.first > thread.first ? main_thread.first - thread.first
							  : thread.first - main_thread.first);
	FACT_INT(length, libc_area_length());
}
