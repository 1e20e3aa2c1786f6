/* Where later kernels have node_id and mm_cid: what an area has there after registration, and after unregistration. */
#include <rseqabi/probe.h>

#define JUNK 0x5a5a

PROBE()
{
	struct area *area = area_new();

	FACT_INT(pattern, AREA_PATTERN * 0x01010101u);
	FACT_ERRNO(registered, area_surely(area));
	FACT_INT(node_id, area->node_id);
	FACT_INT(mm_cid, area->mm_cid);
	area->node_id = JUNK;
	area->mm_cid = JUNK;
	FACT_ERRNO(given_back, area_unregister(area));
	FACT_INT(junk, JUNK);
	FACT_INT(node_id_after, area->node_id);
	FACT_INT(mm_cid_after, area->mm_cid);
}
