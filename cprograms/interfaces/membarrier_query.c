/* What membarrier says that it can, and whether it can. */
#include <rseqabi/probe.h>

#include <linux/membarrier.h>

PROBE()
{
	long commands = SYS(membarrier, MEMBARRIER_CMD_QUERY, 0, 0);

	FACT_BOOL(names_barrier, commands > 0 && commands & MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ);
	FACT_BOOL(names_intent, commands > 0 && commands & MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ);
	FACT_ERRNO(intent, SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0));
	FACT_ERRNO(intent_again, SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0));
}
