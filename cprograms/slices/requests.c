/*
 * A thread asks about the time slice extension, and with more arguments than there are: before it has registered an area,
 * or with one where a length is given.
 */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>

PROBE()
{
	FACT_ERRNO(prepared, probe_argument("length") ? area_register(area_new()) : 0);
	FACT_ERRNO(call, slice_yield());
	FACT_ERRNO(get, slice_get());
	FACT_ERRNO(get_fourth, SYS(prctl, SLICE_PRCTL, SLICE_GET, 0, 1, 0));
	FACT_ERRNO(get_fifth, SYS(prctl, SLICE_PRCTL, SLICE_GET, 0, 0, 1));
	FACT_ERRNO(set_fourth, SYS(prctl, SLICE_PRCTL, SLICE_SET, SLICE_ON, 1, 0));
	FACT_ERRNO(set_fifth, SYS(prctl, SLICE_PRCTL, SLICE_SET, SLICE_ON, 0, 1));
}
