/* Every way to make a thread of the libc under test: is the libc's area registered in it? */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <semaphore.h>
#include <unistd.h>

static long in_constructor;
static sem_t told;

__attribute__((constructor)) static void construct(void)
{
	in_constructor = libc_area_registered();
}

static void *body(void *result)
{
	*(long *)result = libc_area_registered();
	return NULL;
}

static int standard_body(void *result)
{
	body(result);
	return 0;
}

static long later_thread(void)
{
	long result = -ECHILD;

	libc_thread_run(NULL, body, &result);
	return result;
}

static long standard_thread(void)
{
	long result = -ECHILD;

	libc_standard_thread_run(standard_body, &result);
	return result;
}

static long thread_on_own_stack(size_t size)
{
	long result = -ECHILD;

	libc_thread_run_on_own_stack(size, body, &result);
	return result;
}

static void *tell(void *result)
{
	body(result);
	sem_post(&told);
	return NULL;
}

static long detached_thread(void)
{
	pthread_attr_t attributes;
	static long result = -ECHILD;

	if (pthread_attr_init(&attributes) != 0 || sem_init(&told, 0, 0) != 0 ||
	    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED) != 0)
		probe_broken("a thread could not be detached");
	libc_thread_start(&attributes, tell, &result);
	sem_wait(&told);
	return result;
}

PROBE()
{
	FACT_ERRNO(constructor, in_constructor);
	FACT_ERRNO(main_thread, libc_area_registered());
	FACT_ERRNO(later_thread, later_thread());
	FACT_ERRNO(standard_thread, standard_thread());
	FACT_ERRNO(detached_thread, detached_thread());
	FACT_ERRNO(own_stack, thread_on_own_stack(LIBC_THREAD_STACK));
	FACT_ERRNO(smallest_stack, thread_on_own_stack((size_t)sysconf(_SC_THREAD_STACK_MIN)));
	CONTEXT_INT(size, __rseq_size);
}
