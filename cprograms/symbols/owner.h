/*
 * A stand-in for __rseq_abi that says who defined it: each definer initialises `owner` with a number of its own, and
 * each object tells by PREFIX_defines() its number, and by PREFIX_finds() the one that it finds under the name.
 */
#ifndef SYMBOLS_OWNER_H
#define SYMBOLS_OWNER_H

#include <stdint.h>

struct owned_area {
	uint32_t cpu_id_start, cpu_id;
	uint64_t rseq_cs;
	uint32_t flags, owner;
} __attribute__((aligned(32)));

#define OWNED_BY(number) { .owner = (number) }
#define OWNER_PROGRAM 1 /* those of libraries have two digits */

#define FUNCTION(prefix, suffix) FUNCTION_(prefix, suffix)
#define FUNCTION_(prefix, suffix) prefix##_##suffix

#endif
