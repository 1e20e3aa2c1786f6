/*
 * A program that refers to the libc's public symbols: strongly, or by BINDING=weak. What is looked at is the linked file:
 * nobody runs it, so it is no probe.
 */
#include "public_values.h"

int main(void)
{
	struct public_values values = public_values();

	return (int)(values.offset + values.size + values.flags);
}
