/*
 * What auxv announces, beside what the libc says and what the kernel has registered for its threads: main, one on a
 * stack of the libc's, one on a stack of the program's.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#define STACK (1 << 20)
#define PLACES (1ul << 30) /* more than any alignment, so that each can be told from its half */

struct told {
	struct registration kernels;
	long registered;
	int32_t cpu_id;
};

static void *ask(void *result)
{
	struct told *told = result;

	told->kernels = registration_of_caller();
	told->registered = libc_area_registered();
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
	FACT_INT(place, (long)(main_thread.kernels.pointer % PLACES));
	FACT_ERRNO(thread_registered, thread.registered);
	FACT_INT(thread_cpu_id, thread.cpu_id);
	FACT_INT(thread_length, thread.kernels.size);
	FACT_INT(thread_place, (long)(thread.kernels.pointer % PLACES));
	FACT_ERRNO(own_stack_registered, on_own_stack.registered);
	FACT_INT(own_stack_length, on_own_stack.kernels.size);
	FACT_INT(own_stack_place, (long)(on_own_stack.kernels.pointer % PLACES));
}
