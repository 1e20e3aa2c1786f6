/* The program that calls.c watches: it starts threads that end in every way, and joins them. It is no probe. */
#include <pthread.h>
#include <stddef.h>

#define ROUNDS 2

static void *by_return(void *unused)
{
	return unused;
}

static void *by_exit(void *unused)
{
	pthread_exit(unused);
}

static void *by_cancellation(void *unused)
{
	pthread_cancel(pthread_self());
	pthread_testcancel();
	return unused;
}

int main(void)
{
	void *(*const ways[])(void *) = { by_return, by_exit, by_cancellation };
	pthread_t thread;

	for (int round = 0; round < ROUNDS; round++)
		for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
			if (pthread_create(&thread, NULL, ways[way], NULL) != 0 || pthread_join(thread, NULL) != 0)
				return 1;
	return 0;
}
