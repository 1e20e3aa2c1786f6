/* A tracer asks where it may not: about a thread that it does not trace, about one that runs, and into memory that is not. */
#include "tracee.h"

PROBE()
{
	static unsigned char buffer[CONFIGURATION_ROOM];
	struct tracee *tracee = tracee_start();

	FACT_ERRNO(running, tracee_configuration(tracee->task, sizeof buffer, buffer));
	tracee_stop(tracee);
	FACT_ERRNO(stopped, tracee_configuration(tracee->task, sizeof buffer, buffer));
	FACT_ERRNO(null_buffer, tracee_configuration(tracee->task, sizeof buffer, NULL));
	FACT_ERRNO(not_traced, tracee_configuration(SYS(getpid), sizeof buffer, buffer));
	tracee_end(tracee);
}
