/* The call by which libraries ask whether there is rseq, made by a thread that is registered, and by one that was. */
#include <rseqabi/probe.h>

PROBE()
{
	struct area *area = area_new();

	FACT_ERRNO(unregistered, sys_rseq(NULL, 0, 0, 0));
	FACT_ERRNO(registered, area_register(area));
	FACT_ERRNO(confirmed, area_registered(area, area_length()));
	FACT_ERRNO(asked, sys_rseq(NULL, 0, 0, 0));
	FACT_ERRNO(still, area_registered(area, area_length()));
	FACT_ERRNO(given_back, area_unregister(area));
	FACT_ERRNO(asked_after, sys_rseq(NULL, 0, 0, 0));
}
