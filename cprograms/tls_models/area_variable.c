/* A DSO with an area of its own and one way to reach it; the attribute is the thread's recipe of 2018. */
#include <stdint.h>

#ifdef INITIAL_EXEC
#define MODEL tls_model("initial-exec")
#else
#define MODEL unused
#endif

struct variable {
	uint32_t words[8];
} __attribute__((aligned(32)));

__thread struct variable __rseq_abi __attribute__((MODEL));

uint32_t read_variable(void)
{
	return __rseq_abi.words[1];
}
