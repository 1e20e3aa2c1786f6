/* The initial image of the variable of image_library.c, and how the library tells where it is. */
#ifndef TLS_MODELS_IMAGE_H
#define TLS_MODELS_IMAGE_H

#include <stdint.h>

#define IMAGE 11

struct image_variable {
	uint32_t image;
	uint32_t rest[7];
};

typedef struct image_variable *image_address(void);

#endif
