/*
 * A library with an accessor of the libc's area, in the manner of __errno_location: called by threads that keep no
 * address, for libraries that keep no thread. NAME is the accessor's, so that one process can have several.
 */
#include <rseqabi/libc_area.h>

#ifndef FOUND /* how the accessor finds the area; a broken one may be built */
#define FOUND() libc_area()
#endif

#ifdef OWN_OFFSET /* nobody but the loader may define it */
const ptrdiff_t __rseq_offset = OWN_OFFSET;
#endif

void *NAME(void);

void *NAME(void)
{
	return FOUND();
}
