/* The area that the libc registered for the calling thread, found through its public symbols (glibc 2.35). */
#ifndef RSEQABI_LIBC_AREA_H
#define RSEQABI_LIBC_AREA_H

#include <rseqabi/area.h>

/* Weak: a program that only looks must start on a libc without them. */
extern const ptrdiff_t __rseq_offset __attribute__((weak));
extern const unsigned int __rseq_size __attribute__((weak));
extern const unsigned int __rseq_flags __attribute__((weak));

static inline struct area *libc_area(void)
{
	return (struct area *)(thread_pointer() + __rseq_offset);
}

/* The length it was registered with: __rseq_size is the *feature* size and may be less (glibc 2.40 and later). */
static inline uint32_t libc_area_length(void)
{
	return __rseq_size > AREA_ORIGINAL_LENGTH ? __rseq_size : AREA_ORIGINAL_LENGTH;
}

/* EPERM: the calling thread's area is registered there; see area_registered. */
static inline long libc_area_registered(void)
{
	return area_registered(libc_area(), libc_area_length());
}

#endif
