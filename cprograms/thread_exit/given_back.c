/* A thread gives the libc's area back to the kernel and ends; another thread is created after it. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <pthread.h>
#include <unistd.h>

static void *give_back(void *unused)
{
	FACT_ERRNO(registered_before, libc_area_registered());
	FACT_ERRNO(unregistered, sys_rseq(libc_area(), libc_area_length(), AREA_UNREGISTER, RSEQABI_SIGNATURE));
	return unused;
}

static void *look(void *unused)
{
	FACT_ERRNO(next_registered, libc_area_registered());
	return unused;
}

static void in_thread(void *(*body)(void *))
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, body, NULL) != 0 || pthread_join(thread, NULL) != 0)
		probe_exit(1);
}

PROBE()
{
	pid_t child = fork(); /* the libc's: its child goes on to create threads */

	if (child == 0) {
		in_thread(give_back);
		in_thread(look);
		probe_exit(0);
	}
	FACT_TEXT(process, child_fate(child_wait(child)));
}
