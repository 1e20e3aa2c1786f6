/*
 * Areas that the kernel cannot use: at address 0, and where nothing is mapped. Prints "Bad address" twice where both are
 * refused; Linux before fd881d0a085f says "Success" to the first, and kills when it is asked for the second.
 *	gcc unusable_area.c && GLIBC_TUNABLES=glibc.pthread.rseq=0 ./a.out
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static void try(const char *where, void *area)
{
	errno = 0;
	syscall(SYS_rseq, area, 32, 0, 0x53053053);
	printf("%s: %s\n", where, strerror(errno));
	fflush(stdout);
}

int main(void)
{
	void *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	try("address 0", NULL);
	munmap(page, 4096);
	try("nothing mapped", page);
}
