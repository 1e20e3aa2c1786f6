/* What the kernel has registered for the libc's threads, told by ptrace, beside what the libc's symbols say. */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

struct told {
	struct registration kernels;
	long distance; /* bytes from where the symbols say the area is to where the kernel has it */
};

static void *ask(void *result)
{
	struct told *told = result;

	told->kernels = registration_of_caller();
	told->distance = (long)(told->kernels.pointer - (uint64_t)libc_area());
	return NULL;
}

PROBE()
{
	struct told main_thread, thread;

	ask(&main_thread);
	libc_thread_run(NULL, ask, &thread);
	FACT_ERRNO(request, main_thread.kernels.result);
	FACT_INT(size, __rseq_size);
	FACT_INT(flags, __rseq_flags);
	FACT_INT(own_signature, RSEQABI_SIGNATURE);
	FACT_INT(distance, main_thread.distance);
	FACT_INT(length, main_thread.kernels.size);
	FACT_INT(signature, main_thread.kernels.signature);
	FACT_INT(kernels_flags, main_thread.kernels.flags);
	FACT_INT(thread_distance, thread.distance);
	FACT_INT(thread_length, thread.kernels.size);
	FACT_INT(thread_signature, thread.kernels.signature);
}
