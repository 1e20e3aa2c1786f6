/* The command that restarts sections and the one that registers the intent, joined into one. */
#include <rseqabi/probe.h>

#include <linux/membarrier.h>

PROBE()
{
	long both = MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ | MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ;

	FACT_ERRNO(combined, SYS(membarrier, both, 0, 0));
}
