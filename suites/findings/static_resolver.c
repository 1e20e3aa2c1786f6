/*
 * The resolver of a static program reads its thread pointer. Prints "resolved" where there is one by then; before glibc
 * 2.44 the program dies of SIGSEGV.
 *	gcc -static static_resolver.c && ./a.out
 *	gcc -static-pie -fPIE static_resolver.c && ./a.out
 */
#include <stdio.h>

static int answer(void)
{
	return 0;
}

static int (*resolve(void))(void)
{
	__asm__ volatile("mov %%fs:0, %%rax" : : : "rax");
	return answer;
}

int indirect(void) __attribute__((ifunc("resolve")));

int main(void)
{
	puts("resolved");
	return indirect();
}
