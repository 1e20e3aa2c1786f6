/* A library whose constructor starts a thread and waits for what it finds. */
#include <rseqabi/libc_area.h>

#include <pthread.h>

long RESULT = -ECHILD; /* what the thread found; the name tells libraries apart */

static void *look(void *unused)
{
	RESULT = libc_area_registered();
	return unused;
}

__attribute__((constructor)) static void construct(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, look, NULL) == 0)
		pthread_join(thread, NULL);
}
