/* The libc's variables are declared again behind its header, by types that fit or do not. Nobody runs this. */
#include "under_test.h"

#include <stddef.h>

#ifndef OFFSET
#define OFFSET const ptrdiff_t
#endif
#ifndef SIZE
#define SIZE const unsigned int
#endif
#ifndef FLAGS
#define FLAGS const unsigned int
#endif

extern OFFSET __rseq_offset;
extern SIZE __rseq_size;
extern FLAGS __rseq_flags;

ptrdiff_t reads_them(void);

ptrdiff_t reads_them(void)
{
	return __rseq_offset + __rseq_size + __rseq_flags;
}
