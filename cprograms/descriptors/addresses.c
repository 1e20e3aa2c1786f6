/* Children run one trapping section by descriptors that differ in one address. */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

static const char *starting_at(uint64_t start)
{
	struct descriptor descriptor = given_usual();

	descriptor.start = start;
	return given_inside(&descriptor);
}

static const char *ending_at(uint64_t end)
{
	struct descriptor descriptor = given_usual();

	descriptor.length = end - descriptor.start;
	return given_inside(&descriptor);
}

static const char *aborting_to(uint64_t abort)
{
	struct descriptor descriptor = given_usual();

	descriptor.abort = abort;
	return given_inside(&descriptor);
}

PROBE()
{
	struct descriptor wrapping = given_wrapping(), inner_abort = given_inner_abort();
	char *hole = probe_map(2 * AREA_PAGE, MAP_PRIVATE);

	FACT_ERRNO(registered, given_begin());
	SYS(munmap, hole, AREA_PAGE); /* the word before the other page was in it; nothing is mapped any more */
	FACT_TEXT(usual, starting_at((uint64_t)given_start));
	FACT_TEXT(start_in_kernel, starting_at(RSEQABI_KERNEL_ADDRESS));
	FACT_TEXT(start_at_last_byte, starting_at(~0ul));
	FACT_TEXT(end_in_kernel, ending_at(RSEQABI_KERNEL_ADDRESS + 64));
	FACT_TEXT(end_at_last_byte, ending_at(~0ul));
	FACT_TEXT(end_at_abort, ending_at((uint64_t)given_abort));
	FACT_TEXT(wrapping, given_inside(&wrapping));
	FACT_TEXT(inner_abort, given_inside(&inner_abort));
	FACT_TEXT(abort_zero, aborting_to(0));
	FACT_TEXT(abort_three, aborting_to(3));
	FACT_TEXT(abort_behind_hole, aborting_to((uint64_t)hole + AREA_PAGE));
	FACT_TEXT(abort_last_byte, aborting_to(~0ul));
}
