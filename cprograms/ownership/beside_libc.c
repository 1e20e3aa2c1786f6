/* An early adopter registers its own area in a thread that the libc has registered. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "../registrants/early_adopter.h"

PROBE()
{
	FACT_ERRNO(libc_before, libc_area_registered());
	FACT_ERRNO(adopter, adopter_register());
	FACT_ERRNO(libc_after, libc_area_registered());
}
