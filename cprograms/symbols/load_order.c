/*
 * A program and the DSOs that are loaded with it: which definition of __rseq_abi does each of them find? With DEFINES
 * the program has one of its own.
 */
#define _GNU_SOURCE
#include "owners.h"

#ifndef BINDING /* e.g. weak */
#define BINDING unused
#endif

#ifdef DEFINES
__thread struct owned_area __rseq_abi __attribute__((BINDING)) = OWNED_BY(OWNER_PROGRAM);
#else
extern __thread struct owned_area __rseq_abi __attribute__((BINDING));
#endif

PROBE()
{
	FACT_INT(program_finds, __rseq_abi.owner);
#ifdef DEFINES
	FACT_INT(program_defines, OWNER_PROGRAM);
#endif
	owners_said(RTLD_DEFAULT);
}
