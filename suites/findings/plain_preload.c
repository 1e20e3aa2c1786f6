/*
 * A preloaded variable that is not thread-local serves a thread-local reference: the loader divides by zero and the
 * process dies of SIGFPE before main, without a word.
 *	gcc -fPIC -shared -DLIBRARY plain_preload.c -o library.so && gcc -fPIC -shared -DPLAIN plain_preload.c -o plain.so &&
 *	gcc plain_preload.c ./library.so && LD_PRELOAD=./plain.so ./a.out
 */
#if defined PLAIN
int area = 1;
#elif defined LIBRARY
__thread int area = 42;
#else
#include <stdio.h>

extern __thread int area;

int main(void)
{
	printf("%d\n", area);
}
#endif
