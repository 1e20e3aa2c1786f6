/* A library that says what the libc that it uses tells it: by the symbols, and by sched_getcpu. */
#define _GNU_SOURCE
#include "teller.h"

#include <rseqabi/libc_area.h>

#include <sched.h>

#ifndef CPU /* what it is told; a libc that says otherwise may be imitated */
#define CPU() sched_getcpu()
#endif
#ifndef OFFSET
#define OFFSET __rseq_offset
#endif

struct told teller_tells(void)
{
	return (struct told){ __rseq_size, OFFSET, CPU() };
}
