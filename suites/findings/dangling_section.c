/*
 * An area whose rseq_cs names no memory, as the stack of an exited thread may hold it, is registered. Prints "rseq_cs (nil)"
 * where that is cleared; Linux before fd881d0a085f kills.
 *	gcc dangling_section.c && GLIBC_TUNABLES=glibc.pthread.rseq=0 ./a.out
 */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
	unsigned int cpu_id_start, cpu_id;
	void *rseq_cs;
	unsigned int rest[4];
} area __attribute__((aligned(32)));

int main(void)
{
	area.rseq_cs = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	munmap(area.rseq_cs, 4096);
	if (syscall(SYS_rseq, &area, 32, 0, 0x53053053) != 0)
		perror("rseq");
	printf("rseq_cs %p\n", area.rseq_cs);
}
