/*
 * A weak reference to a symbol of the loader is settled as absent when the program is linked, though the libc has it.
 * Prints "found" with other linkers, "absent" with mold:
 *	gcc -fPIE -pie -fuse-ld=mold weak_reference.c && ./a.out
 */
#include <stdio.h>

extern const unsigned int __rseq_size __attribute__((weak));

int main(void)
{
	puts(&__rseq_size ? "found" : "absent");
}
