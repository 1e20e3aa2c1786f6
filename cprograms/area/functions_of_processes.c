/* Processes, files, and the loader: see functions.h. Of a function that makes a process the parent is watched. */
#define _GNU_SOURCE
#include <sys/wait.h> /* before the kernel's header, whose macros have the names of its constants */

#include "functions.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static pid_t child;
static int file, ends[2], status;
static char text[64];
static void *library;
static volatile long sink;

static int look(struct dl_phdr_info *info, size_t size, void *unused)
{
	(void)info, (void)size, (void)unused;
	return 0;
}

FUNCTION(fork)
{
	child = fork();
	if (child == 0)
		_exit(0);
}

FUNCTION(waitpid)
{
	waitpid(child, &status, 0);
}

FUNCTION(posix_spawn)
{
	char *arguments[] = { "true", NULL };

	if (posix_spawn(&child, "/bin/true", NULL, NULL, arguments, probe_environment) == 0)
		waitpid(child, &status, 0);
}

FUNCTION(system)
{
	sink = system("true");
}

FUNCTION(getpid)
{
	sink = getpid();
}

FUNCTION(sysconf)
{
	sink = sysconf(_SC_NPROCESSORS_ONLN);
}

FUNCTION(open)
{
	file = open("/dev/zero", O_RDWR);
}

FUNCTION(read)
{
	sink = read(file, text, sizeof text);
}

FUNCTION(write)
{
	sink = write(file, text, sizeof text);
}

FUNCTION(lseek)
{
	sink = lseek(file, 0, SEEK_SET);
}

FUNCTION(fstat)
{
	struct stat found;

	sink = fstat(file, &found);
}

FUNCTION(close)
{
	close(file);
}

FUNCTION(pipe)
{
	sink = pipe(ends);
}

FUNCTION(poll)
{
	struct pollfd end = { .fd = ends[0], .events = POLLIN };

	poll(&end, 1, 0);
}

FUNCTION(getcwd)
{
	sink = getcwd(text, sizeof text) != NULL;
}

FUNCTION(dlopen)
{
	library = dlopen(probe_arguments[1], RTLD_NOW);
}

FUNCTION(dlsym)
{
	sink = dlsym(library, "loaded_area") != NULL;
}

FUNCTION(dladdr)
{
	Dl_info about;

	sink = dladdr((void *)look, &about);
}

FUNCTION(dl_iterate_phdr)
{
	dl_iterate_phdr(look, NULL);
}

FUNCTION(dlclose)
{
	dlclose(library);
}

PROBE()
{
	functions_begin("processes");
	ACCESSES(fork);
	ACCESSES(waitpid);
	ACCESSES(posix_spawn);
	ACCESSES(system);
	ACCESSES(getpid);
	ACCESSES(sysconf);
	ACCESSES(open);
	ACCESSES(read);
	ACCESSES(write);
	ACCESSES(lseek);
	ACCESSES(fstat);
	ACCESSES(close);
	ACCESSES(pipe);
	ACCESSES(poll);
	ACCESSES(getcwd);
	ACCESSES(dlopen);
	ACCESSES(dlsym);
	ACCESSES(dladdr);
	ACCESSES(dl_iterate_phdr);
	ACCESSES(dlclose);
	functions_end();
	if (!library)
		probe_broken("the library was not loaded");
}
