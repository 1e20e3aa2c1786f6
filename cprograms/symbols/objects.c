/*
 * One link of objects, archives and DSOs that define __rseq_abi, or do not; this object refers to it. What is looked at
 * is the linked file: nobody runs it, so it is no probe.
 */
#include "owner.h"

#ifndef BINDING /* e.g. weak */
#define BINDING unused
#endif
#ifndef STORAGE
#define STORAGE __thread
#endif

extern STORAGE struct owned_area __rseq_abi __attribute__((BINDING));

int main(void)
{
	return (int)__rseq_abi.owner;
}
