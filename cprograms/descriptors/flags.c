/* Children run one trapping section by descriptors that have flags, or while their area has. */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

static const char *flagged(uint32_t flags)
{
	struct descriptor descriptor = given_usual();

	descriptor.flags = flags;
	return given_inside(&descriptor);
}

/* The bits of RSEQ_CS_FLAG_NO_RESTART_ON_PREEMPT, _SIGNAL and _MIGRATE, and two that were never given a meaning. */
PROBE()
{
	FACT_ERRNO(registered, given_begin());
	FACT_TEXT(none, flagged(0));
	FACT_TEXT(preempt, flagged(1));
	FACT_TEXT(signal, flagged(2));
	FACT_TEXT(migrate, flagged(4));
	FACT_TEXT(all_three, flagged(7));
	FACT_TEXT(unknown, flagged(8));
	FACT_TEXT(top_bit, flagged(1u << 31));
	FACT_TEXT(area_preempt, given_area_flags(1));
	FACT_TEXT(area_signal, given_area_flags(2));
	FACT_TEXT(area_migrate, given_area_flags(4));
	FACT_TEXT(area_unknown, given_area_flags(8));
}
