/*
 * Thread-local storage, and the rseq area with it, is taken from a thread's stack, which the least size that sysconf
 * names knows nothing of: two pages of storage, as an area takes in a page of its own, leave no room. Prints EINVAL's
 * words.
 *	gcc smallest_stack.c -lpthread && ./a.out
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static __thread volatile char storage[8192] __attribute__((aligned(4096)));

static void *body(void *unused)
{
	storage[0] = 1;
	return unused;
}

int main(void)
{
	pthread_attr_t attributes;
	pthread_t thread;
	int refusal;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, sysconf(_SC_THREAD_STACK_MIN));
	refusal = pthread_create(&thread, &attributes, body, NULL);
	puts(strerror(refusal));
	return refusal || pthread_join(thread, NULL);
}
