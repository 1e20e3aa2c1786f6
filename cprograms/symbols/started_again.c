/*
 * A program that refers to a thread-local __rseq_abi is started again with nothing, with the first and with the second
 * argument preloaded: does it begin, and how does it end?
 */
#include <rseqabi/child.h>
#include <rseqabi/probe.h>

#include <fcntl.h>

#include "owner.h"

#define BEGUN 9 /* the descriptor of a memory file that a program writes to before its first access */

extern __thread struct owned_area __rseq_abi;

static long begun(void)
{
	return SYS(lseek, BEGUN, 0, SEEK_END);
}

static void start(void *preloaded)
{
	char preload[4096] = "LD_PRELOAD=";
	char *arguments[] = { probe_arguments[0], (char *)"again=1", NULL }, *environment[] = { preload, NULL };

	text_append(preload, sizeof preload, preloaded);
	SYS(close, 1); /* the channel is the parent's */
	SYS(openat, AT_FDCWD, "/dev/null", O_WRONLY, 0);
	SYS(execve, "/proc/self/exe", arguments, environment);
}

PROBE()
{
	long before, file;

	if (probe_argument("again")) {
		SYS(write, BEGUN, "", 1);
		CONTEXT_INT(used, __rseq_abi.owner);
		return;
	}
	file = SYS(memfd_create, "begun", 0);
	if (SYS(dup2, file, BEGUN) != BEGUN)
		probe_broken("no memory file could be made");
	FACT_TEXT(alone, child_run(start, (void *)""));
	before = begun();
	FACT_TEXT(with_first, child_run(start, probe_arguments[1]));
	FACT_BOOL(first_began, begun() > before);
	before = begun();
	FACT_TEXT(with_second, child_run(start, probe_arguments[2]));
	FACT_BOOL(second_began, begun() > before);
}
