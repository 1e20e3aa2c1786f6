/*
 * A library with thread-local storage of its own, in the block that the libc lays out when the thread begins; or, by
 * another MODEL, where the libc puts that of dlopened libraries.
 */
#include "neighbour.h"

#ifndef MODEL
#define MODEL "initial-exec"
#endif
#ifndef ALIGNMENT
#define ALIGNMENT 32
#endif

static __thread char storage[NEIGHBOUR_BYTES] __attribute__((aligned(ALIGNMENT), tls_model(MODEL)));

neighbour NAME;

void *NAME(void)
{
	return storage;
}
