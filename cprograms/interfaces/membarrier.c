/* The membarrier that restarts sections: before the process has registered an intent, with another intent, and with its own. */
#include <rseqabi/probe.h>

#include <linux/membarrier.h>

static long barrier(unsigned int flags)
{
	return SYS(membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, flags, 0);
}

PROBE()
{
	FACT_ERRNO(before, barrier(0));
	FACT_ERRNO(before_on_one_cpu, barrier(MEMBARRIER_CMD_FLAG_CPU));
	FACT_ERRNO(other_intent, SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0));
	FACT_ERRNO(with_other_intent, barrier(0));
	FACT_ERRNO(intent, SYS(membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ, 0, 0));
	FACT_ERRNO(after, barrier(0));
}
