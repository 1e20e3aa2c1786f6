/*
 * A preloaded object defines __rseq_size, and the libc registers new threads with that length. Prints "main: length 32" and
 * "a thread: length 64", as the kernel has them (ptrace, Linux 5.13). glibc 2.36 to 2.44.
 *	gcc -shared -fPIC -DIMPOSTOR interposed_size.c -o impostor.so
 *	gcc interposed_size.c -pthread && LD_PRELOAD=./impostor.so ./a.out
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef IMPOSTOR
const unsigned int __rseq_size = 64;
#else
static void *ask(void *thread)
{
	unsigned int told[6] = { 0 };
	pid_t self = gettid();

	prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY);
	if (fork() == 0) {
		ptrace(PTRACE_SEIZE, self, 0, 0);
		ptrace(PTRACE_INTERRUPT, self, 0, 0);
		waitpid(self, NULL, __WALL);
		ptrace(0x420f /* PTRACE_GET_RSEQ_CONFIGURATION */, self, sizeof told, told);
		dprintf(1, "%s: length %u\n", (char *)thread, told[2]);
		_exit(0);
	}
	return wait(NULL), NULL;
}

int main(void)
{
	pthread_t thread;
	return ask("main"), pthread_create(&thread, NULL, ask, "a thread"), pthread_join(thread, NULL);
}
#endif
