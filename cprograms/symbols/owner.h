/* A stand-in for __rseq_abi that says who defined it: each definer initialises `owner` with a number of its own. */
#ifndef SYMBOLS_OWNER_H
#define SYMBOLS_OWNER_H

#include <stdint.h>

struct owned_area {
	uint32_t cpu_id_start, cpu_id;
	uint64_t rseq_cs;
	uint32_t flags, owner;
} __attribute__((aligned(32)));

enum owner { OWNER_PROGRAM = 1, OWNER_STRONG = 10, OWNER_WEAK = 11 };

#define OWNED_BY(number) { .owner = (number) }

#endif
