/*
 * A thread asks about the time slice extension in ways that nobody has defined: before it has registered an area, or with
 * one where a length is given.
 */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>

static long asked(long request, long third)
{
	return SYS(prctl, SLICE_PRCTL, request, third, 0, 0);
}

PROBE()
{
	FACT_ERRNO(prepared, probe_argument("length") ? area_register(area_new()) : 0);
	FACT_ERRNO(get, slice_get());
	FACT_ERRNO(request_0, asked(0, 0));
	FACT_ERRNO(request_3, asked(3, 0));
	FACT_ERRNO(request_all, asked(-1, 0));
	FACT_ERRNO(get_third, asked(SLICE_GET, 1));
	FACT_ERRNO(set_2, asked(SLICE_SET, 2));
	FACT_ERRNO(set_3, asked(SLICE_SET, 3));
	FACT_ERRNO(set_all, asked(SLICE_SET, -1));
}
