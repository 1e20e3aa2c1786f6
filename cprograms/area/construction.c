/* A library whose constructor and destructor look whether the calling thread's area is registered; NAME has the results. */
#include <rseqabi/libc_area.h>

#include "construction.h"

struct construction NAME = { -ECHILD, NULL };

__attribute__((constructor)) static void construct(void)
{
	NAME.in_constructor = libc_area_registered();
}

__attribute__((destructor)) static void destroy(void)
{
	if (NAME.in_destructor)
		*NAME.in_destructor = libc_area_registered();
}
