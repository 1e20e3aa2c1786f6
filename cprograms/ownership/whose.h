/* Whose an area is. */
#ifndef OWNERSHIP_WHOSE_H
#define OWNERSHIP_WHOSE_H

#include <rseqabi/libc_area.h>

static inline const char *whose(uint64_t area)
{
	if (!area)
		return "nobody's";
	return &__rseq_size && area == (uintptr_t)libc_area() ? "the libc's" : "another's";
}

/* EPERM where the libc has registered the calling thread; ENOENT where it has no area that could be asked for. */
static inline long libc_said(void)
{
	return &__rseq_size ? libc_area_registered() : -ENOENT;
}

#endif
