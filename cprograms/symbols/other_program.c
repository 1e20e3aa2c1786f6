/* Another program, the argument, is started, and so is this one: how does each end? One that dies early says nothing. */
#include <rseqabi/child.h>
#include <rseqabi/probe.h>

#include <fcntl.h>

static void start(void *path)
{
	char *arguments[] = { path, (char *)"again=1", NULL };

	SYS(close, 1); /* the channel is the parent's */
	SYS(openat, AT_FDCWD, "/dev/null", O_WRONLY, 0);
	SYS(execve, path, arguments, probe_environment);
	probe_exit(1);
}

PROBE()
{
	if (probe_argument("again"))
		return;
	FACT_TEXT(itself, child_run(start, probe_arguments[0]));
	FACT_TEXT(other, child_run(start, probe_arguments[1]));
}
