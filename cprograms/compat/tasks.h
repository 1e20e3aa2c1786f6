/* Run the 32-bit task, whose path is this program's first argument, and say how it ended: see task.c. */
#ifndef COMPAT_TASKS_H
#define COMPAT_TASKS_H

#include <rseqabi/probe.h>

#include <rseqabi/child.h>

static void task_enter(void *situation)
{
	char *arguments[] = { probe_arguments[1], situation, NULL };

	probe_exit((int)-SYS(execve, probe_arguments[1], arguments, probe_environment));
}

static const char *task_fate(const char *situation)
{
	return child_run(task_enter, (void *)situation);
}

#endif
