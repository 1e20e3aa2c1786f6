/* A DSO that refers to an __rseq_abi of somebody else, and says what it finds. */
#include "owner.h"

#ifndef BINDING /* e.g. weak */
#define BINDING unused
#endif

extern __thread struct owned_area __rseq_abi __attribute__((BINDING));

uint32_t FUNCTION(PREFIX, finds)(void)
{
	return __rseq_abi.owner;
}
