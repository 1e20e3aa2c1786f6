/* Two variables with an attribute for their model, between them one that leaves it to the compiler's option. */
#include <stdint.h>

#ifndef MODEL
#define MODEL tls_model("initial-exec")
#endif

extern __thread uint32_t initial_exec __attribute__((MODEL));
extern __thread uint32_t undecided;
extern __thread uint32_t global_dynamic __attribute__((tls_model("global-dynamic")));

uint32_t sum(void)
{
	return initial_exec + undecided + global_dynamic;
}
