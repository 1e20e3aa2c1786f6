/* Somebody else has registered the very area that a library shares; then it begins to use it, and leaves. */
#include <rseqabi/probe.h>

#include "../registrants/owner.h"

PROBE()
{
	struct area *shared = owner_area();

	FACT_ERRNO(registered, sys_rseq(shared, owner_length(), 0, RSEQABI_SIGNATURE));
	FACT_ERRNO(entered, owner_enter());
	FACT_INT(cpu_id, (int32_t)shared->cpu_id);
	owner_leave();
	FACT_ERRNO(after, area_registered(shared, owner_length()));
}
