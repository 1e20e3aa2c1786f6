/*
 * A library for both worlds, as librseq is: it uses the area of a libc that registers, and where there is none it owns one
 * in memory of its own, for as long as a thread asks for it.
 */
#ifndef REGISTRANTS_OWNER_H
#define REGISTRANTS_OWNER_H

#include <stdint.h>

/* The calling thread begins to use an area: 0, or -errno. */
long owner_enter(void);

/* What it uses, and with which length that is registered. */
void *owner_area(void);
uint32_t owner_length(void);

/* The calling thread has done: what was taken is given back. */
void owner_leave(void);

#endif
