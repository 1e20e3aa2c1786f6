/*
 * A thread-local reference is linked with a variable that is not thread-local. Other linkers refuse; mold warns, and the
 * program reads something else than the variable:
 *	gcc -c -DDEFINES thread_local_to_plain.c -o other.o && gcc -fuse-ld=mold thread_local_to_plain.c other.o && ./a.out
 */
#ifdef DEFINES
int area = 42;
#else
#include <stdio.h>

extern __thread int area;

int main(void)
{
	printf("%d, not 42\n", area);
}
#endif
