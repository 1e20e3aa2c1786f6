/*
 * A program that refers to a thread-local __rseq_abi is started again with nothing, with the first and with the second
 * argument preloaded: how does each end?
 */
#include <rseqabi/child.h>
#include <rseqabi/probe.h>

#include <fcntl.h>

#include "owner.h"

extern __thread struct owned_area __rseq_abi;

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
	CONTEXT_INT(used, __rseq_abi.owner);
	if (probe_argument("again"))
		return;
	FACT_TEXT(alone, child_run(start, (void *)""));
	FACT_TEXT(with_first, child_run(start, probe_arguments[1]));
	FACT_TEXT(with_second, child_run(start, probe_arguments[2]));
}
