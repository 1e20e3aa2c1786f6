/* A DSO that defines one of the libc's public names as its own, with a number that nobody else has. */
#include <stddef.h>

#ifdef OFFSET
const ptrdiff_t __rseq_offset = OFFSET;
#endif
#ifdef SIZE
const unsigned int __rseq_size = SIZE;
#endif
