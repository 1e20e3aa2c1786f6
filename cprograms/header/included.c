/*
 * The libc's header, before any other and twice, and all that it names, in words that every standard of C and C++ takes.
 * What is looked at is the object: nobody runs it, so it is no probe.
 */
#include "under_test.h"
#include "under_test.h"

int uses_header(struct rseq *area, struct rseq_cs *section);

int uses_header(struct rseq *area, struct rseq_cs *section)
{
	int failed = RSEQ_CPU_ID_REGISTRATION_FAILED, never = RSEQ_CPU_ID_UNINITIALIZED, back = RSEQ_FLAG_UNREGISTER;

	section->version = RSEQ_SIG;
	area->flags = __rseq_flags + __rseq_size;
	return failed + never + back + (int)__rseq_offset;
}
