/*
 * A registered thread traps outside of the section that its pointer names: before it has entered the section, and after
 * the section has committed.
 */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION(plain, BODY_NOTHING);

PROBE()
{
	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered, area_surely(area));

	area->rseq_cs = (uint64_t)plain_descriptor;
	rseqabi_trap();
	FACT_TEXT(place_before, SEEN_PLACE(plain));
	FACT_BOOL(cleared_before, seen.pointer == 0);

	FACT_TEXT(outcome, plain(area, NULL) ? "aborted" : "committed");
	CONTEXT_INT(kept_by_commit, area->rseq_cs == (uint64_t)plain_descriptor);
	rseqabi_trap();
	FACT_TEXT(place_after, SEEN_PLACE(plain));
	FACT_BOOL(cleared_after, seen.pointer == 0);
	FACT_INT(signals, seen.signals);
}
