/*
 * What libraries offer that bring an area of their own, so that the same programs can use any of them:
 *
 *	owner		asks for the libc's area by weak symbols, and owns one in memory of its own where there is none
 *	by_name		the same by dlsym, as librseq does since 2021
 *	handled		as librseq did before: a shared __rseq_abi, and __rseq_handled says that somebody registers
 *	overlaid	an allocator, which keeps a word of its own over a field of an area that it alone uses
 */
#ifndef REGISTRANTS_OWNER_H
#define REGISTRANTS_OWNER_H

#include <stdint.h>

/* The calling thread begins to use an area: 0, or -errno where it was refused one. */
long owner_enter(void);

/* What it uses, or was refused, and with which length that is registered. */
void *owner_area(void);
uint32_t owner_length(void);

/* The calling thread has done: what was taken is given back. */
void owner_leave(void);

#endif
