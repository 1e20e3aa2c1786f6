/*
 * A preloaded variable that is not thread-local serves a thread-local reference: musl takes its address for a place
 * in thread-local storage and starts the program, which prints "begun" and reads what is there, or dies.
 *	musl-gcc -fPIC -shared -DLIBRARY plain_serves.c -o library.so &&
 *	musl-gcc -fPIC -shared -DPLAIN plain_serves.c -o plain.so &&
 *	musl-gcc plain_serves.c ./library.so && LD_PRELOAD=./plain.so ./a.out
 */
#if defined PLAIN
int area = 1;
#elif defined LIBRARY
__thread int area = 42;
#else
#include <unistd.h>

extern __thread int area;

int main(void)
{
	write(1, "begun\n", 6);
	return area != 42;
}
#endif
