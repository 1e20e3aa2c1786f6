/* A program refers weakly to an __rseq_abi that nobody defines, and would like to see that by its address. */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "owner.h"

#ifndef STORAGE
#define STORAGE __thread
#endif

extern STORAGE struct owned_area __rseq_abi __attribute__((weak));

PROBE()
{
	struct owned_area *volatile area = &__rseq_abi;

	FACT_TEXT(definition, dlsym(RTLD_DEFAULT, "__rseq_abi") ? "found" : "absent");
	FACT_TEXT(address, area ? "not null" : "null");
	CONTEXT_INT(from_thread_pointer, (char *)area - thread_pointer());
}
