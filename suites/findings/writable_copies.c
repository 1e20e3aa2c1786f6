/*
 * A program's copy of a read-only symbol of the loader can be written to, and the libc then uses another area. Dies of
 * SIGSEGV with other linkers, prints "written" with mold:
 *	gcc -fno-pie -no-pie -fuse-ld=mold writable_copies.c && ./a.out
 */
#include <stdio.h>
#include <sys/rseq.h>

int main(void)
{
	*(volatile unsigned int *)&__rseq_size = 99;
	puts("written");
}
