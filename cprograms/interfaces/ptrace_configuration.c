/* What a tracer is told of a thread that has registered. */
#include <rseqabi/probe.h>

PROBE()
{
	struct area *area = area_new();
	struct registration told;

	FACT_ERRNO(registered, area_register(area));
	told = registration_of_caller();
	FACT_ERRNO(request, told.result);
	FACT_INT(distance, (long)(told.pointer - (uint64_t)area)); /* bytes from the area to what the tracer is told */
	FACT_INT(size, told.size);
	FACT_INT(length, area_length());
	FACT_INT(signature, told.signature);
	FACT_INT(own_signature, RSEQABI_SIGNATURE);
	FACT_INT(flags, told.flags);
	FACT_INT(padding, told.pad);
}
