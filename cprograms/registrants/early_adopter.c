/*
 * See early_adopter.h. ADOPTER_SIGNATURE is what it registers with; its sections carry the convention's word. With
 * ADOPTER_AT_LOAD it tries in its constructor too.
 */
#include <rseqabi/syscalls.h>

#include "early_adopter.h"

#ifndef ADOPTER_SIGNATURE
#define ADOPTER_SIGNATURE RSEQABI_SIGNATURE
#endif

SECTION(adopter_body, BODY_TRAP);

__thread struct {
	uint32_t words[8];
} __rseq_abi __attribute__((tls_model("initial-exec"), aligned(32)));

long adopter_register(void)
{
	return sys_rseq(&__rseq_abi, sizeof __rseq_abi, 0, ADOPTER_SIGNATURE);
}

long adopter_run(int *entered)
{
	return adopter_body(&__rseq_abi, entered);
}

unsigned int adopter_section_signature(void)
{
	return adopter_body_signature;
}

#ifdef ADOPTER_AT_LOAD
long adopter_at_load;

__attribute__((constructor)) static void adopt_at_load(void)
{
	adopter_at_load = adopter_register();
}
#endif
