/* The membarrier that restarts sections, before and after the process has registered its intent. */
#include <rseqabi/probe.h>

#include <linux/membarrier.h>

PROBE()
{
	FACT_ERRNO(before, SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, 0, 0));
	FACT_ERRNO(intent, SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0));
	FACT_ERRNO(after, SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, 0, 0));
}
