/* An area of the announced length is registered: what is in the word for request and grant then. */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>

PROBE()
{
	struct area *area = area_new();

	FACT_INT(announced, probe_feature_size);
	FACT_INT(control_end, SLICE_CONTROL + (int)sizeof *slice_control(area));
	FACT_ERRNO(registered, area_register(area));
	slice_get(); /* a world may have something to do here */
	FACT_BOOL(control_clear, *slice_control(area) == 0);
}
