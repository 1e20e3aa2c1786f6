/* What the kernel tells a new program about areas. */
#include <rseqabi/probe.h>

PROBE()
{
	FACT_INT(size, (long)probe_feature_size);
	FACT_INT(alignment, (long)probe_align);
}
