/*
 * What glibc makes of values of glibc.pthread.rseq that are not 0. Prints "registered" where the value was ignored, and
 * "not registered" where it was taken for 0.
 *	gcc tunable_values.c
 *	GLIBC_TUNABLES=glibc.pthread.rseq= ./a.out             # empty: every release
 *	GLIBC_TUNABLES=glibc.pthread.rseq=abc ./a.out          # a word: glibc 2.36
 *	GLIBC_TUNABLES=glibc.pthread.rseq=4294967296 ./a.out   # 1 << 32: glibc 2.41 to 2.44
 */
#include <stdio.h>
#include <sys/rseq.h>

int main(void)
{
	puts(__rseq_size ? "registered" : "not registered");
}
