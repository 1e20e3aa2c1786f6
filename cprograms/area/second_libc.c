/*
 * A program loads a library, the first argument, that gets a libc of its own to use: because the program is linked statically,
 * or into another namespace (APART). One thread, one area, two copies of the libc's code: both are asked on the last CPU.
 */
#define _GNU_SOURCE
#include <rseqabi/cpus.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "teller.h"

PROBE()
{
	struct cpu_pair two = cpu_two();
	__typeof__(teller_tells) *tells = NULL;
	struct told told;
	void *library;

	FACT_ERRNO(registered, libc_area_registered());
	FACT_ERRNO(pinned, cpu_pin(0, two.last));
#ifdef APART
	library = dlmopen(LM_ID_NEWLM, probe_arguments[1], RTLD_NOW);
#else
	library = dlopen(probe_arguments[1], RTLD_NOW);
#endif
	if (library)
		*(void **)&tells = dlsym(library, "teller_tells");
	if (!tells)
		probe_broken("the library was not loaded");
	told = tells();
	FACT_INT(cpu, cpu_now());
	FACT_INT(told_in_program, sched_getcpu());
	FACT_INT(told_in_library, told.cpu);
	FACT_INT(size, __rseq_size);
	FACT_INT(offset, __rseq_offset);
	FACT_INT(size_in_library, told.size);
	FACT_INT(offset_in_library, told.offset);
}
