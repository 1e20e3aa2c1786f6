/*
 * A static program dlopens a library, this file too, which asks for the CPU and for the area. Prints "size 0 offset 0", and
 * with glibc 2.41 and later a CPU that is not the one of getcpu(2).
 *	gcc -shared -fPIC -DLIBRARY static_host.c -o library.so && gcc -static-pie static_host.c && ./a.out
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sched.h>
#include <stdio.h>
#include <sys/rseq.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef LIBRARY
void tell(void)
{
	unsigned int cpu;

	syscall(SYS_getcpu, &cpu, NULL, NULL);
	printf("size %u offset %td sched_getcpu %d getcpu %u\n", __rseq_size, __rseq_offset, sched_getcpu(), cpu);
	fflush(stdout);
}
#else
int main(void)
{
	void *library = dlopen("./library.so", RTLD_NOW);
	void (*tell)(void);

	if (!library)
		return puts(dlerror()), 1;
	*(void **)&tell = dlsym(library, "tell");
	tell();
}
#endif
