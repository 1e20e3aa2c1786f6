/*
 * A library's protected thread-local variable is preempted by the program's: it prints 1 on musl and has to print 2.
 * musl looks every name up from the program on; with lld or mold nothing is left to look up.
 *	musl-gcc -fPIC -shared -fuse-ld=bfd -DLIBRARY protected_preempted.c -o library.so &&
 *	musl-gcc protected_preempted.c -Wl,--export-dynamic ./library.so && ./a.out
 *
 * mold exports it as one of default visibility and leaves descriptors to a lookup by name, so that glibc preempts it too:
 *	gcc -fPIC -shared -fuse-ld=mold -mtls-dialect=gnu2 -DLIBRARY protected_preempted.c -o library.so &&
 *	gcc protected_preempted.c -Wl,--export-dynamic ./library.so && ./a.out
 */
#ifdef LIBRARY
__thread int area __attribute__((visibility("protected"))) = 2;

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
