/* Objects of one link define __rseq_abi, this one refers to it: whose definition is used? */
#include <rseqabi/probe.h>

#include "owner.h"

extern __thread struct owned_area __rseq_abi;

PROBE()
{
	FACT_INT(used, __rseq_abi.owner);
	FACT_INT(strong, OWNER_STRONG);
}
