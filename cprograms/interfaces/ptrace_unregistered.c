/* What a tracer is told of a thread that has never registered, and of one that has unregistered. */
#include <rseqabi/probe.h>

PROBE()
{
	struct area *area = area_new();
	struct registration told = registration_of_caller();

	FACT_ERRNO(request_before, told.result);
	FACT_BOOL(null_before, told.pointer == 0);
	FACT_INT(signature_before, told.signature);
	FACT_INT(size_before, told.size);

	FACT_ERRNO(registered, area_register(area));
	FACT_ERRNO(unregistered, area_unregister(area));
	told = registration_of_caller();
	FACT_ERRNO(request_after, told.result);
	FACT_BOOL(null_after, told.pointer == 0);
	FACT_INT(signature_after, told.signature);
	FACT_INT(size_after, told.size);
}
