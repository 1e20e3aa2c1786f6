/* A program that is executed again by posix_spawn, and by execve in a child of fork and in one of vfork: is it registered? */
#define _GNU_SOURCE
#include <rseqabi/again.h>
#include <rseqabi/child.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <spawn.h>
#include <unistd.h>

static void look(void *result)
{
	*(long *)result = libc_area_registered();
}

/* What again_execute does, as a file action and arguments. */
static pid_t spawn(void)
{
	char results[] = "results=?", *arguments[] = { probe_arguments[0], results, NULL };
	posix_spawn_file_actions_t actions;
	pid_t child;

	results[sizeof results - 2] = (char)('0' + again_file);
	if (posix_spawn_file_actions_init(&actions) != 0 || posix_spawn_file_actions_addclose(&actions, 1) != 0 ||
	    posix_spawn(&child, arguments[0], &actions, NULL, arguments, probe_environment) != 0)
		probe_broken("posix_spawn failed");
	return child;
}

static pid_t execute(pid_t child)
{
	if (child < 0)
		probe_broken("no child could be made");
	if (child == 0)
		again_execute();
	return child;
}

PROBE()
{
	long *found = again_results(sizeof *found, look);

	*found = -ECHILD;
	FACT_TEXT(spawned_fate, child_fate(child_wait(spawn())));
	FACT_ERRNO(spawned, *found);
	FACT_ERRNO(after_spawn, libc_area_registered());
	*found = -ECHILD;
	FACT_TEXT(forked_fate, child_fate(child_wait(execute(fork()))));
	FACT_ERRNO(forked, *found);
	*found = -ECHILD;
	FACT_TEXT(vforked_fate, child_fate(child_wait(execute(vfork()))));
	FACT_ERRNO(vforked, *found);
	FACT_ERRNO(after_vfork, libc_area_registered());
}
