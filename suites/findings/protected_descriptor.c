/*
 * A library's protected thread-local variable is preempted by the program's: it prints 1 with mold and has to print 2.
 *	gcc -fPIC -shared -fuse-ld=mold -mtls-dialect=gnu2 -DLIBRARY protected_descriptor.c -o library.so &&
 *	gcc protected_descriptor.c -Wl,--export-dynamic ./library.so && ./a.out
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
