/*
 * Children run the same trapping section by descriptors that differ in the abort address alone: the section's own, one
 * of the kernel, and one in memory that cannot be read.
 */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION_GIVEN(given, BODY_TRAP);

static void abort_to(void *address)
{
	struct descriptor descriptor = { .start = (uint64_t)given_start, .abort = (uint64_t)address };
	int inside = 0;

	descriptor.length = (uint64_t)given_commit - descriptor.start;
	probe_exit(given(area, &inside, &descriptor) ? 0 : 2);
}

PROBE()
{
	char *unreadable = probe_map(4096, MAP_PRIVATE);

	SYS(mprotect, unreadable, 4096, PROT_NONE);
	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered, area_surely(area)); /* children inherit it */
	FACT_TEXT(own, child_run(abort_to, given_abort));
	FACT_TEXT(kernel, child_run(abort_to, (void *)(RSEQABI_KERNEL_ADDRESS + 64)));
	FACT_TEXT(unreadable, child_run(abort_to, unreadable + 64));
}
