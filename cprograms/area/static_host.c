/*
 * A program that is linked statically dlopens a library, the first argument, which is given a libc of its own to use: one
 * thread, one area, two copies of the libc's code and symbols. Both are asked on the last CPU.
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
	library = dlopen(probe_arguments[1], RTLD_NOW);
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
