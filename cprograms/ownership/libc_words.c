/* What the libc says of its registration: in main, in a thread, and whether the call is left to the program. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <pthread.h>

static int32_t thread_cpu_id;
static long thread_own_area;

static void *look(void *own)
{
	thread_cpu_id = (int32_t)libc_area()->cpu_id;
	thread_own_area = area_register(own);
	return NULL;
}

PROBE()
{
	pthread_t thread;
	struct area *own = area_new(), *other = area_new();

	if (pthread_create(&thread, NULL, look, other) != 0 || pthread_join(thread, NULL) != 0)
		probe_broken("no thread could be created");
	FACT_INT(size, __rseq_size);
	FACT_INT(flags, __rseq_flags);
	FACT_INT(main_cpu_id, (int32_t)libc_area()->cpu_id);
	FACT_INT(thread_cpu_id, thread_cpu_id);
	FACT_ERRNO(own_area, area_register(own));
	FACT_ERRNO(thread_own_area, thread_own_area);
}
