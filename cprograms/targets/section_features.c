/* What a kernel makes of a few unusual sections: the evidence that features are decided from. */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

#define TRIES 5 /* what happens by chance does not happen so often in a row */

static struct descriptor usual;

static void call_with(void *pointer)
{
	area->rseq_cs = (uint64_t)pointer;
	SYS(getppid);
	area->rseq_cs = 0;
}

/* Does a child survive a system call while its pointer names no memory? Being preempted meanwhile kills it as well. */
static bool call_looks_at_nothing(void)
{
	for (int tries = 0; tries < TRIES; tries++)
		if (text_same(child_run(call_with, (void *)RSEQABI_KERNEL_ADDRESS), "exit:0"))
			return true;
	return false;
}

/* Mostly: a machine may be so slow that the time is over before the task has gone to sleep. */
static bool sleep_keeps_pointer(void)
{
	struct __kernel_timespec pause = { .tv_nsec = 5000000 };
	int kept = 0;

	for (int tries = 0; tries < TRIES; tries++) {
		area->rseq_cs = (uint64_t)&usual;
		SYS(nanosleep, &pause, 0);
		kept += area->rseq_cs != 0;
		area->rseq_cs = 0;
	}
	return kept > TRIES / 2;
}

PROBE()
{
	struct descriptor wrapping = given_wrapping(), inner_abort = given_inner_abort(), version = given_version(1);
	long registered = given_begin();

	usual = given_usual();
	FACT_ERRNO(registered, registered);
	FACT_TEXT(usual, given_inside(&usual));
	FACT_TEXT(wrapping, given_inside(&wrapping));
	FACT_TEXT(inner_abort, given_inside(&inner_abort));
	FACT_TEXT(version_elsewhere, given_outside(&version));
	FACT_TEXT(area_flag_signal, given_area_flags(2)); /* RSEQ_CS_FLAG_NO_RESTART_ON_SIGNAL alone was never legal */
	FACT_TEXT(area_flags_all, given_area_flags(7));
	FACT_BOOL(call_looks, !call_looks_at_nothing());
	FACT_BOOL(sleep_keeps, sleep_keeps_pointer());
}
