/* Where code can run in a process of the libc under test: is the libc's area registered there? */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <pthread.h>

static long in_constructor;

__attribute__((constructor)) static void construct(void)
{
	in_constructor = libc_area_registered();
}

static void *in_thread(void *result)
{
	*(long *)result = libc_area_registered();
	return NULL;
}

static long ask_thread(void)
{
	pthread_t thread;
	long result = -ECHILD;

	if (pthread_create(&thread, NULL, in_thread, &result) != 0 || pthread_join(thread, NULL) != 0)
		probe_broken("no thread could be created");
	return result;
}

static void in_child(void *result)
{
	long *results = result;

	results[0] = libc_area_registered();
}

PROBE()
{
	long *results = probe_map(2 * sizeof *results, MAP_SHARED);
	const char *fate = child_run(in_child, results);

	FACT_ERRNO(constructor, in_constructor);
	FACT_ERRNO(main_thread, libc_area_registered());
	FACT_ERRNO(later_thread, ask_thread());
	FACT_TEXT(child_fate, fate);
	FACT_ERRNO(forked_child, results[0]);
	CONTEXT_INT(size, __rseq_size);
}
