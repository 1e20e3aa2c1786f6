/*
 * What auxv announces, beside what the libc says and what the kernel has registered for its threads: main, one on a
 * stack of the libc's, one on a stack of the program's.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#define STACK (1 << 20)

struct told {
	struct registration kernels;
	long registered;
	long distance; /* bytes from where the symbols say the area is to where the kernel has it */
	int32_t cpu_id;
};

static void *ask(void *result)
{
	struct told *told = result;

	told->kernels = registration_of_caller();
	told->registered = libc_area_registered();
	told->distance = (long)(told->kernels.pointer - (uint64_t)libc_area());
	told->cpu_id = (int32_t)libc_area()->cpu_id;
	return NULL;
}

PROBE()
{
	struct told main_thread, thread, on_own_stack;
	pthread_attr_t own_stack;

	ask(&main_thread);
	libc_thread_run(NULL, ask, &thread);
	pthread_attr_init(&own_stack);
	pthread_attr_setstack(&own_stack, probe_map(STACK, MAP_PRIVATE), STACK);
	libc_thread_run(&own_stack, ask, &on_own_stack);
	FACT_INT(announced, (long)probe_feature_size);
	FACT_INT(alignment, (long)probe_align);
	FACT_ERRNO(request, main_thread.kernels.result);
	FACT_INT(size, __rseq_size);
	FACT_ERRNO(registered, main_thread.registered);
	FACT_INT(cpu_id, main_thread.cpu_id);
	FACT_INT(length, main_thread.kernels.size);
	FACT_INT(distance, main_thread.distance);
	FACT_INT(place_in_page, (long)(main_thread.kernels.pointer % AREA_PAGE));
	FACT_ERRNO(thread_registered, thread.registered);
	FACT_INT(thread_cpu_id, thread.cpu_id);
	FACT_INT(thread_length, thread.kernels.size);
	FACT_INT(thread_distance, thread.distance);
	FACT_INT(thread_place_in_page, (long)(thread.kernels.pointer % AREA_PAGE));
	FACT_ERRNO(own_stack_registered, on_own_stack.registered);
	FACT_INT(own_stack_length, on_own_stack.kernels.size);
	FACT_INT(own_stack_place_in_page, (long)(on_own_stack.kernels.pointer % AREA_PAGE));
}
