/* Every way to make a thread of the libc under test: is the libc's area registered in it? */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

static long in_constructor;

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

static long thread_on_own_stack(void)
{
	long result = -ECHILD;

	libc_thread_run_on_own_stack(body, &result);
	return result;
}

PROBE()
{
	FACT_ERRNO(constructor, in_constructor);
	FACT_ERRNO(main_thread, libc_area_registered());
	FACT_ERRNO(later_thread, later_thread());
	FACT_ERRNO(standard_thread, standard_thread());
	FACT_ERRNO(own_stack, thread_on_own_stack());
	CONTEXT_INT(size, __rseq_size);
}
