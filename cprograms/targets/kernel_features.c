/* What a kernel says of rseq outside of rseq itself: the evidence that features are decided from. */
#include <rseqabi/probe.h>

#include <linux/membarrier.h>

PROBE()
{
	struct registration here = registration_of_caller();
	long commands = SYS(membarrier, MEMBARRIER_CMD_QUERY, 0, 0);

	FACT_ERRNO(null_call, sys_rseq(NULL, 0, 0, 0));
	FACT_INT(feature_size, (long)probe_feature_size);
	FACT_INT(align, (long)probe_align);
	FACT_INT(membarrier_commands, commands < 0 ? 0 : commands);
	FACT_ERRNO(configuration, here.result);
}
