/* A definition of __rseq_abi, and what this object finds under the name. */
#include "owner.h"

#ifndef BINDING /* e.g. weak, or visibility("hidden") */
#define BINDING unused
#endif

__thread struct owned_area __rseq_abi __attribute__((BINDING)) = OWNED_BY(OWNER);

#ifdef ACCESSOR
uint32_t ACCESSOR(void)
{
	return __rseq_abi.owner;
}
#endif
