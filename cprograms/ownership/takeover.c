/* A program gives the libc's area back, registers its own, and creates a thread. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <pthread.h>

static void *look(void *unused)
{
	FACT_ERRNO(thread_registered, libc_area_registered());
	FACT_INT(thread_cpu_id, (int32_t)libc_area()->cpu_id);
	FACT_ERRNO(thread_own_area, area_register(area_new()));
	return unused;
}

PROBE()
{
	pthread_t thread;

	FACT_ERRNO(given_back, sys_rseq(libc_area(), libc_area_length(), AREA_UNREGISTER, RSEQABI_SIGNATURE));
	FACT_ERRNO(own_area, area_register(area_new()));
	if (pthread_create(&thread, NULL, look, NULL) != 0 || pthread_join(thread, NULL) != 0)
		probe_broken("no thread could be created");
	CONTEXT_INT(size, __rseq_size);
}
