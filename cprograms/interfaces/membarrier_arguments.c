/* The flags and the CPU that go with the membarrier that restarts sections. */
#include <rseqabi/probe.h>

#include <linux/membarrier.h>

#define BARRIER MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ
#define INTENT MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ
#define ONE_CPU MEMBARRIER_CMD_FLAG_CPU
#define NO_CPU 1000000 /* more than any kernel is built for */

PROBE()
{
	FACT_ERRNO(intent, SYS(membarrier, INTENT, 0, 0));
	FACT_ERRNO(plain, SYS(membarrier, BARRIER, 0, 0));
	/* Flags. */
	FACT_ERRNO(unknown_flag, SYS(membarrier, BARRIER, 2, 0));
	FACT_ERRNO(known_and_unknown_flag, SYS(membarrier, BARRIER, ONE_CPU | 2, 0));
	FACT_ERRNO(flag_with_intent, SYS(membarrier, INTENT, ONE_CPU, 0));
	FACT_ERRNO(flag_with_other_barrier, SYS(membarrier, MEMBARRIER_CMD_GLOBAL, ONE_CPU, 0));
	FACT_ERRNO(two_commands, SYS(membarrier, BARRIER | INTENT, 0, 0));
	/* CPUs. */
	FACT_ERRNO(this_cpu, SYS(membarrier, BARRIER, ONE_CPU, 0));
	FACT_ERRNO(no_cpu, SYS(membarrier, BARRIER, ONE_CPU, NO_CPU));
	FACT_ERRNO(negative_cpu, SYS(membarrier, BARRIER, ONE_CPU, -1));
	FACT_ERRNO(cpu_without_flag, SYS(membarrier, BARRIER, 0, NO_CPU));
}
