/*
 * The code that runs before main: what the program has in .preinit_array, its constructor, and those of a library that it is
 * linked against and of a preloaded one (LIBRARIES).
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "construction.h"

#ifdef LIBRARIES
extern struct construction linked;
#endif

static long before_constructors = -ECHILD, in_constructor = -ECHILD;

static void before_all(void)
{
	before_constructors = libc_area_registered();
}

static void (*const first)(void) __attribute__((section(".preinit_array"), used)) = before_all;

__attribute__((constructor)) static void construct(void)
{
	in_constructor = libc_area_registered();
}

PROBE()
{
	FACT_ERRNO(before_constructors, before_constructors);
	FACT_ERRNO(in_constructor, in_constructor);
#ifdef LIBRARIES
	FACT_ERRNO(in_linked_library, linked.in_constructor);
	FACT_ERRNO(in_preloaded_library, ((struct construction *)dlsym(RTLD_DEFAULT, "preloaded"))->in_constructor);
#endif
}
