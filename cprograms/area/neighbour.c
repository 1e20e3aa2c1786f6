/* A library with thread-local storage of its own, in the block that the libc lays out when the thread begins. */
#include "neighbour.h"

static __thread char storage[NEIGHBOUR_BYTES] __attribute__((aligned(32), tls_model("initial-exec")));

neighbour NAME;

void *NAME(void)
{
	return storage;
}
