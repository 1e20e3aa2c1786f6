/*
 * A thread wants the time slice extension where there may be none: before it has registered an area, or with one where a
 * length is given.
 */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>

PROBE()
{
	FACT_ERRNO(prepared, probe_argument("length") ? area_register(area_new()) : 0);
	FACT_ERRNO(get, slice_get());
	FACT_ERRNO(set, slice_set(SLICE_ON));
}
