/*
 * A library's resolver reads __rseq_size, of which the program has a copy: 0, because the copy is made later. Prints
 * "0, later 28" where both should be the same (20 in older releases). glibc 2.36 to 2.44.
 *	gcc -shared -fPIC -DLIBRARY resolver_beside_copies.c -o library.so
 *	gcc -fno-pie -no-pie resolver_beside_copies.c ./library.so && ./a.out
 */
#include <stdio.h>
#include <sys/rseq.h>

#ifdef LIBRARY
static unsigned int seen = 1;

static unsigned int answer(void)
{
	return seen;
}

static unsigned int (*resolve(void))(void)
{
	seen = __rseq_size;
	return answer;
}

static unsigned int indirect(void) __attribute__((ifunc("resolve")));

unsigned int in_resolver(void)
{
	return indirect();
}
#else
unsigned int in_resolver(void);

int main(void)
{
	printf("%u, later %u\n", in_resolver(), __rseq_size);
}
#endif
