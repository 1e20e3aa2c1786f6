/*
 * A reference that is not thread-local is linked with a thread-local variable. Other linkers refuse; mold warns, lld says
 * nothing where the address comes out of the global offset table, and the program dies of the access:
 *	gcc -c -DDEFINES plain_to_thread_local.c -o other.o
 *	clang -fPIC -pie -fuse-ld=lld plain_to_thread_local.c other.o && ./a.out
 */
#ifdef DEFINES
__thread int area = 42;
#else
#include <stdio.h>

extern int area;

int main(void)
{
	printf("%d, not 42\n", area);
}
#endif
