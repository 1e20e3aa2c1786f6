/* A program that defines the area variable, or leaves that to a library (ELSEWHERE); another object's code reaches it. */
#include "area_variable.h"

#ifndef ELSEWHERE
__thread char before_area = 1;
__thread struct area_variable __rseq_abi __attribute__((aligned(ALIGNMENT)));
const char size_of_area[8 * sizeof(uint32_t)] = "";
const char alignment_of_area[ORIGINAL_ALIGNMENT] = "";
#endif

void *ADDRESS(void);

int main(void)
{
	return ADDRESS() == 0;
}
