/* The owner of an area variable: its definition, one way to reach it, and what it ought to be like. */
#include "area_variable.h"

__thread char before_area = 1; /* with initialised ones first, the variable is not at the start of its block */
#ifdef DECLARED /* what an earlier declaration says, as that of a header does */
extern __thread struct area_variable __rseq_abi __attribute__((DECLARED));
#endif
__thread struct area_variable __rseq_abi __attribute__((MODEL, BINDING, aligned(ALIGNMENT)));
__thread char after_area = 1;

/* As long as the variable's size and alignment: numbers that an ELF file states. */
const char size_of_area[8 * sizeof(uint32_t)] = "";
const char alignment_of_area[ORIGINAL_ALIGNMENT] = "";

void *ADDRESS(void)
{
	return &__rseq_abi;
}
