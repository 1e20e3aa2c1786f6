/*
 * A definition of __rseq_abi, for an object or a DSO. It is UNITS areas long: in a linked file the size tells which
 * definition was taken. With PREFIX this object says what it defines, and what it finds.
 */
#include "owner.h"

#ifndef BINDING /* e.g. weak, or visibility("hidden") */
#define BINDING unused
#endif
#ifndef STORAGE
#define STORAGE __thread
#endif
#ifndef UNITS
#define UNITS 1
#endif

STORAGE struct owned_area __rseq_abi[UNITS] __attribute__((BINDING)) = { OWNED_BY(OWNER) };

#ifdef PREFIX
uint32_t FUNCTION(PREFIX, defines)(void)
{
	return OWNER;
}

uint32_t FUNCTION(PREFIX, finds)(void)
{
	return __rseq_abi->owner;
}
#endif
