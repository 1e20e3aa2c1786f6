/* How much initial-exec storage can a process still load that has only just begun? */
#include <rseqabi/probe.h>

#include "copies.h"

PROBE()
{
	FACT_INT(reserve, copy_reserve(probe_arguments[1])); /* bytes */
}
