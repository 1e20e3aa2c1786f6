/*
 * A program that a child of it executes again: what the new image finds arrives through a file without a name. Its
 * standard output is closed, the channel is the first image's.
 */
#ifndef RSEQABI_AGAIN_H
#define RSEQABI_AGAIN_H

#include <rseqabi/probe.h>

static long again_file; /* below 10, so that it is told by one digit */

/*
 * Memory for results that every image shares. In the new image `body` fills it in and nothing else happens; there this
 * call does not return.
 */
static inline void *again_results(size_t size, void (*body)(void *))
{
	const char *told = probe_argument("results");
	long mapped;

	again_file = told ? *told - '0' : SYS(memfd_create, "results", 0);
	if (again_file < 0 || again_file > 9 || (!told && SYS(ftruncate, again_file, size) < 0))
		probe_broken("no place for results");
	mapped = SYS(mmap, 0, size, PROT_READ | PROT_WRITE, MAP_SHARED, again_file, 0);
	if (mapped < 0 && mapped > -4096)
		probe_broken("the results cannot be mapped");
	if (told) {
		body((void *)mapped);
		probe_exit(0);
	}
	return (void *)mapped;
}

/* In a child: become this program again, with one argument of its own, its length, and the results. */
static inline _Noreturn void again_execute(void)
{
	char results[] = "results=?", *length = probe_arguments[1], *program = probe_arguments[0];
	char *arguments[] = { program, results, length, NULL };

	results[sizeof results - 2] = (char)('0' + again_file);
	SYS(close, 1);
	SYS(execve, program, arguments, probe_environment);
	probe_exit(3);
}

#endif
