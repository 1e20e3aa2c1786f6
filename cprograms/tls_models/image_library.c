/* A library to be dlopened, with a thread-local variable that has an initial image. */
#include "image.h"

#ifndef MODEL
#define MODEL unused
#endif

__thread struct image_variable library_variable __attribute__((MODEL, aligned(32))) = { .image = IMAGE };

struct image_variable *address_in_image_library(void)
{
	return &library_variable;
}
