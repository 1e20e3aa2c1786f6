/* Which fields of the libc's area does a library take for there, by the size that it is told? */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "../registrants/fields.h"

PROBE()
{
	FACT_INT(size, __rseq_size);
	FACT_INT(node_id_end, offsetof(struct area, mm_cid));
	FACT_INT(mm_cid_end, offsetof(struct area, mm_cid) + sizeof(uint32_t));
	FACT_INT(next_end, AREA_ORIGINAL_LENGTH); /* of a field that would be the last of an original area */
	FACT_BOOL(node_id, fields_reach(offsetof(struct area, mm_cid)));
	FACT_BOOL(mm_cid, fields_reach(offsetof(struct area, mm_cid) + sizeof(uint32_t)));
	FACT_BOOL(next, fields_reach(AREA_ORIGINAL_LENGTH));
}
