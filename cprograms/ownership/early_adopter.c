/* An early adopter registers where the libc does not: is what it registered what its sections carry? */
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

#include "../registrants/early_adopter.h"

static void on_trap(int number, siginfo_t *info, void *context)
{
	static int traps;

	(void)number, (void)info, (void)context;
	if (traps++) /* the first was not aborted, so the program went into the trap again */
		probe_exit(2);
}

static void run_section(void *unused)
{
	int entered = 0;

	(void)unused;
	signal_handle(SIGILL, on_trap);
	probe_exit(adopter_run(&entered) ? 0 : 1);
}

PROBE()
{
	struct registration told;

	FACT_ERRNO(registered, adopter_register());
	told = registration_of_caller();
	FACT_ERRNO(request, told.result);
	FACT_INT(registered_signature, told.signature);
	FACT_INT(section_signature, adopter_section_signature());
	FACT_TEXT(section_fate, child_run(run_section, NULL));
}
