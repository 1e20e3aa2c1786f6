/*
 * The state of the world when a probe starts, stated as contexts: the proof that a regime took effect.
 * Nothing here changes a registration, except that where ptrace cannot tell whether one exists a freestanding probe
 * registers an area and takes it away again.
 */
#ifndef RSEQABI_WORLD_H
#define RSEQABI_WORLD_H

#include <rseqabi/area.h>
#include <rseqabi/registration.h>

#ifndef RSEQABI_FREESTANDING
#include <fcntl.h>
#include <unistd.h>
#ifdef __GLIBC__ /* known once a header of the libc was read */
#include <gnu/libc-version.h>
#endif

/* The file that the libc's code was mapped from, out of /proc/self/maps: a silent fall-back shows here. A static program
 * has mapped none. */
static inline void world_libc(void)
{
	static char maps[16384];
	long file = SYS(openat, AT_FDCWD, "/proc/self/maps", O_RDONLY, 0), size = 0, got;
	char *end, *start;

	while (file >= 0 && size < (long)sizeof maps - 1 &&
	       (got = SYS(read, file, maps + size, sizeof maps - 1 - (size_t)size)) > 0)
		size += got;
	SYS(close, file);
	maps[size] = '\0';
	for (start = maps; *start && !text_begins(start, "/libc.so") && !text_begins(start, "/libc-2"); start++)
		; /* glibc's file had its version in its name until 2.33 */
	for (end = start; *end && *end != '\n'; end++)
		;
	while (*start && start > maps && start[-1] != ' ')
		start--;
	*end = '\0';
	if (text_length(start) >= PROBE_TEXT - 2) /* the end of a path tells more than its start */
		start = end - (PROBE_TEXT - 3);
	CONTEXT_TEXT(libc_file, start);
#ifdef __GLIBC__
	CONTEXT_TEXT(libc_version, gnu_get_libc_version());
#endif
}
#endif

static void world_state(void)
{
	struct registration before = registration_of_caller();

	CONTEXT_INT(feature_size, probe_feature_size);
	CONTEXT_INT(align, probe_align);
	CONTEXT_INT(secure, probe_secure);
	CONTEXT_INT(seccomp, SYS(prctl, PR_GET_SECCOMP, 0, 0, 0, 0));
	CONTEXT_TEXT(tunables, probe_environ("GLIBC_TUNABLES"));
	CONTEXT_ERRNO(null_call, sys_rseq(NULL, 0, 0, 0));
	if (before.result >= 0)
		CONTEXT_TEXT(registered, before.pointer ? "yes" : "no");
	else
		CONTEXT_TEXT(registered, "unknown");
	CONTEXT_ERRNO(ptrace, before.result);
#ifdef RSEQABI_FREESTANDING
	if (before.result < 0) {
		struct area *own = area_new();
		long taken = sys_rseq(own, AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE);

		CONTEXT_ERRNO(own_area, taken);
		CONTEXT_ERRNO(own_area_back,
			      sys_rseq(own, AREA_ORIGINAL_LENGTH, AREA_UNREGISTER, RSEQABI_SIGNATURE));
	}
#else
	world_libc();
#endif
}

#endif
