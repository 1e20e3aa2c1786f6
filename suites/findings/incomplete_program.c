/*
 * A library refers to a variable that the program has hidden, or does not have at all (-DABSENT). ld refuses to link both;
 * gold and lld link the first, mold links both, and the program does not start: "undefined symbol: area".
 *	gcc -fPIC -shared -DLIBRARY incomplete_program.c -o library.so &&
 *	gcc -fuse-ld=mold incomplete_program.c -Wl,--no-as-needed ./library.so && ./a.out
 */
#if defined LIBRARY
extern __thread int area;

int look(void)
{
	return area;
}
#else
#ifndef ABSENT
__thread int area __attribute__((visibility("hidden"))) = 1;
#endif

int main(void)
{
}
#endif
