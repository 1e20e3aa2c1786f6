/*
 * A plug-in with thread-local storage of TLS_BYTES bytes, reached by the model it is built with. NEEDS is a function
 * that nobody has; CONSTRUCTS has it tell that its constructor has run.
 */
#include "plugin.h"

#ifdef CONSTRUCTS
#include <stdlib.h>

__attribute__((constructor)) static void construct(void)
{
	setenv(PLUGIN_CONSTRUCTED, "1", 1);
}
#endif

#ifndef TLS_ALIGN
#define TLS_ALIGN 32
#endif

static __thread struct {
	uint32_t image;
	unsigned char rest[TLS_BYTES - sizeof(uint32_t)];
} storage __attribute__((aligned(TLS_ALIGN))) = { .image = PLUGIN_IMAGE };

void *plugin_storage(void)
{
	return &storage;
}

#ifdef NEEDS
void NEEDS(void);
void (*plugin_needs)(void) = NEEDS;
#endif
