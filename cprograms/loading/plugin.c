/* A plug-in with thread-local storage of TLS_BYTES bytes, reached by the model it is built with. */
#include <stdint.h>

#include "plugin.h"

static __thread struct {
	uint32_t image;
	unsigned char rest[TLS_BYTES - sizeof(uint32_t)];
} storage __attribute__((aligned(32))) = { .image = PLUGIN_IMAGE };

void *plugin_storage(void)
{
	return &storage;
}

uint32_t plugin_image(void)
{
	return storage.image;
}
