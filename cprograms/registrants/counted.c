/*
 * A library of counted.h: COUNTED_NAME is first or second. COUNTED_BLINDLY registers and unregisters whatever the count
 * is; COUNTED_PROCESS counts the users of all threads together.
 */
#include <rseqabi/syscalls.h>

#include "counted.h"

#define COUNTED(function) COUNTED_(COUNTED_NAME, function)
#define COUNTED_(name, function) COUNTED__(name, function)
#define COUNTED__(name, function) counted_##name##_##function

#define INITIAL_EXEC __attribute__((weak, tls_model("initial-exec")))

struct words {
	uint32_t words[8];
} __attribute__((aligned(32)));

/* The definitions say it all: gcc forgets what an earlier declaration said of the model. */
__thread struct words __rseq_abi INITIAL_EXEC;
#ifdef COUNTED_PROCESS
__attribute__((weak)) unsigned int __rseq_refcount;
#else
__thread unsigned int __rseq_refcount INITIAL_EXEC;
#endif

long COUNTED(enter)(void)
{
	unsigned int users = __rseq_refcount++;

#ifdef COUNTED_BLINDLY
	users = 0;
#endif
	return users ? 0 : sys_rseq(&__rseq_abi, sizeof __rseq_abi, 0, RSEQABI_SIGNATURE);
}

long COUNTED(leave)(void)
{
	unsigned int users = --__rseq_refcount;

#ifdef COUNTED_BLINDLY
	users = 0;
#endif
	return users ? 0 : sys_rseq(&__rseq_abi, sizeof __rseq_abi, 1, RSEQABI_SIGNATURE);
}

void *COUNTED(area)(void)
{
	return &__rseq_abi;
}
