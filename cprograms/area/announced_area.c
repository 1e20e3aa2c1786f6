/* What auxv announces, beside what the libc says and what the kernel has registered for its threads. */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

struct told {
	struct registration kernels;
	long registered;
};

static void *ask(void *result)
{
	struct told *told = result;

	told->kernels = registration_of_caller();
	told->registered = libc_area_registered();
	return NULL;
}

PROBE()
{
	struct told main_thread, thread;

	ask(&main_thread);
	libc_thread_run(NULL, ask, &thread);
	FACT_INT(announced, (long)probe_feature_size);
	FACT_INT(alignment, (long)probe_align);
	FACT_ERRNO(request, main_thread.kernels.result);
	FACT_INT(size, __rseq_size);
	FACT_INT(length, main_thread.kernels.size);
	FACT_INT(place_in_page, (long)(main_thread.kernels.pointer % AREA_PAGE));
	FACT_ERRNO(thread_registered, thread.registered);
	FACT_INT(thread_length, thread.kernels.size);
	FACT_INT(thread_place_in_page, (long)(thread.kernels.pointer % AREA_PAGE));
}
