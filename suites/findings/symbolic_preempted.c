/*
 * The thread-local variable of a library that is linked with -Bsymbolic is preempted by the program's: it prints 1 and has
 * to print 2. ld and gold only mark the library, which musl does not heed; lld leaves the module to be looked up for
 * gcc's code. mold settles it, but marks nothing and leaves descriptors to be looked up, by whatever libc.
 *	musl-gcc -fPIC -shared -fuse-ld=bfd -DLIBRARY -Wl,-Bsymbolic symbolic_preempted.c -o library.so &&
 *	musl-gcc symbolic_preempted.c -Wl,--export-dynamic ./library.so && ./a.out
 *	gcc -fPIC -shared -fuse-ld=mold -mtls-dialect=gnu2 -DLIBRARY -Wl,-Bsymbolic symbolic_preempted.c -o library.so &&
 *	gcc symbolic_preempted.c -Wl,--export-dynamic ./library.so && ./a.out
 */
#ifdef LIBRARY
__thread int area = 2;

int own(void)
{
	return area;
}
#else
#include <stdio.h>

__thread int area = 1;
int own(void);

int main(void)
{
	printf("%d\n", own());
}
#endif
