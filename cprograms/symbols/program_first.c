/* A program and a DSO that it is linked against both define __rseq_abi: whose is used, seen from either? */
#include <rseqabi/probe.h>

#include "owner.h"

#ifndef BINDING
#define BINDING unused
#endif

__thread struct owned_area __rseq_abi __attribute__((BINDING)) = OWNED_BY(OWNER_PROGRAM);
uint32_t library_owner(void);

PROBE()
{
	FACT_INT(seen_by_program, __rseq_abi.owner);
	FACT_INT(seen_by_library, library_owner());
	FACT_INT(program, OWNER_PROGRAM);
}
