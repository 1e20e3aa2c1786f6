/* A program without a libc: how it starts, and the two functions that compilers may call whatever they are told. */
#ifndef RSEQABI_FREESTANDING_H
#define RSEQABI_FREESTANDING_H

#include <rseqabi/facts.h>

/* The body of the program; it ends with status 0 where the body returns. */
#define FREESTANDING_MAIN(arguments, environment)                                              \
	static void freestanding_main(char **arguments, char **environment);                   \
	__attribute__((used)) static _Noreturn void rseqabi_enter(long *stack)                 \
	{                                                                                      \
		freestanding_main((char **)(stack + 1), (char **)(stack + *stack + 2));        \
		probe_exit(0);                                                                 \
	}                                                                                      \
	__asm__(".set rseqabi_start, rseqabi_enter\n");                                        \
	static void freestanding_main(char **arguments, char **environment)

/* volatile: or the compiler makes each of them a call of itself. */
__attribute__((used)) void *memset(void *to, int byte, size_t size)
{
	for (volatile char *at = to; size--; at++)
		*at = (char)byte;
	return to;
}

__attribute__((used)) void *memcpy(void *to, const void *from, size_t size)
{
	volatile char *at = to;

	for (const char *source = from; size--; source++)
		*at++ = *source;
	return to;
}

#endif
