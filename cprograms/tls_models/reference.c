/* Code that reaches somebody else's area variable. */
#include "area_variable.h"

extern __thread struct area_variable __rseq_abi __attribute__((MODEL, BINDING));

void *ADDRESS(void)
{
	return &__rseq_abi;
}
