/* What a tracer is told of a thread that gives its area back and registers another, with another signature. */
#include <rseqabi/probe.h>

#define OTHER_SIGNATURE 0x11223344

PROBE()
{
	struct area *first = area_new(), *second = area_new();
	struct registration told;

	FACT_ERRNO(registered_first, area_register(first));
	told = registration_of_caller();
	FACT_ERRNO(request_first, told.result);
	FACT_INT(distance_first, (long)(told.pointer - (uint64_t)first));
	FACT_ERRNO(unregistered, area_unregister(first));
	FACT_ERRNO(registered_second, area_signed(second, OTHER_SIGNATURE));
	told = registration_of_caller();
	FACT_ERRNO(request_second, told.result);
	FACT_INT(distance_second, (long)(told.pointer - (uint64_t)second));
	FACT_INT(signature_second, told.signature);
	FACT_INT(own_signature_second, OTHER_SIGNATURE);
}
