/* Children trap outside of the section that their pointer names, and whose descriptor has a defect. */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

static const char *aborting_to(uint64_t abort)
{
	struct descriptor descriptor = given_usual();

	descriptor.abort = abort;
	return given_outside(&descriptor);
}

PROBE()
{
	struct descriptor inner_abort = given_inner_abort(), version = given_version(1);

	FACT_ERRNO(registered, given_begin());
	FACT_TEXT(usual, aborting_to((uint64_t)given_abort));
	FACT_TEXT(unsigned_abort, aborting_to((uint64_t)given_commit));
	FACT_TEXT(abort_zero, aborting_to(0));
	FACT_TEXT(abort_in_kernel, aborting_to(RSEQABI_KERNEL_ADDRESS));
	FACT_TEXT(inner_abort, given_outside(&inner_abort));
	FACT_TEXT(version, given_outside(&version));
}
