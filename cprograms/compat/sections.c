/*
 * A 32-bit task traps in a critical section: with everything as it should be, and with something in the upper half of
 * one of the fields that have room for a 64-bit address.
 */
#include "tasks.h"

PROBE()
{
	FACT_TEXT(control, task_fate("control"));
	FACT_TEXT(pointer, task_fate("pointer"));
	FACT_TEXT(abort_address, task_fate("abort"));
	FACT_TEXT(start, task_fate("start"));
	FACT_TEXT(length, task_fate("length"));
}
