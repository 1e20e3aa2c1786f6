/* A program of its own and the libc alone: does anybody define the names of the old convention? */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>

PROBE()
{
	FACT_TEXT(area, dlsym(RTLD_DEFAULT, "__rseq_abi") ? "found" : "absent");
	FACT_TEXT(handled, dlsym(RTLD_DEFAULT, "__rseq_handled") ? "found" : "absent");
	FACT_TEXT(libc_function, dlsym(RTLD_DEFAULT, "dlsym") ? "found" : "absent");
}
