/*
 * An area of the original length, registered with the flag that would switch the time slice extension on, and a
 * competitor for the CPU: what is in the area's last word is the program's.
 */
#include <rseqabi/probe.h>

#include "contended.h"

#define ENOUGH 100

static void be_rescheduled(void)
{
	struct area *area = area_new();
	uint32_t own = *slice_control(area);
	int reschedules = 0, changed = 0;

	FACT_ERRNO(registered, sys_rseq(area, AREA_ORIGINAL_LENGTH, SLICE_REGISTER_ON, RSEQABI_SIGNATURE));
	FACT_BOOL(kept_by_registration, *slice_control(area) == own);
	contended_begin();
	while (reschedules < ENOUGH && !contended_over()) {
		unsigned int count = contended_count();

		while (contended_count() == count && !contended_over())
			;
		reschedules += contended_count() != count;
		changed += *slice_control(area) != own;
		*slice_control(area) = own;
	}
	FACT_INT(reschedules, reschedules);
	FACT_INT(changed, changed);
	FACT_ERRNO(unregistered, sys_rseq(area, AREA_ORIGINAL_LENGTH, AREA_UNREGISTER, RSEQABI_SIGNATURE));
	FACT_BOOL(kept_by_unregistration, *slice_control(area) == own);
}

PROBE()
{
	contended_run(be_rescheduled);
}
