/*
 * A preloaded object defines __rseq_offset, and the libc believes it: sched_getcpu and new threads use what is 1 MiB below
 * the thread pointer. Dies of SIGSEGV on glibc 2.41 to 2.44, where the libc finds its area by the symbol; 2.36 prints "done".
 *	gcc -shared -fPIC -DIMPOSTOR interposed_offset.c -o impostor.so
 *	gcc interposed_offset.c -pthread && LD_PRELOAD=./impostor.so ./a.out
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stddef.h>
#include <stdio.h>

#ifdef IMPOSTOR
const ptrdiff_t __rseq_offset = -(1 << 20);
#else
int main(void)
{
	sched_getcpu();
	puts("done");
}
#endif
