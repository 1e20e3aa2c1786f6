/*
 * A process ends by an instruction of a critical section, and so does a thread of another process, which goes on. An
 * area that is not registered is the control.
 */
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

#define STATUS 42

SECTION(leaving, BODY_SYSTEM_CALL);

static struct leaving {
	int entered, unused;
	long call, status, more[2], answer;
	long registered; /* what the kernel said of the area */
} *leaves;

static void leave(void *registers)
{
	struct area *area = area_new();

	leaves->registered = registers ? area_surely(area) : -ECHILD;
	while (leaving(area, leaves)) /* aborted before it was through */
		;
}

static void with_thread(void *unused)
{
	(void)unused;
	thread_run(leave, leaves);
	probe_exit(STATUS + 1);
}

static const char *fate(long call, void (*body)(void *), void *registers)
{
	*leaves = (struct leaving){ .call = call, .status = STATUS, .registered = -ECHILD };
	return child_run(body, registers);
}

PROBE()
{
	leaves = probe_map(sizeof *leaves, MAP_SHARED);
	FACT_TEXT(unregistered, fate(__NR_exit_group, leave, NULL));
	FACT_TEXT(process, fate(__NR_exit_group, leave, leaves));
	FACT_ERRNO(process_registered, leaves->registered);
	FACT_INT(process_entered, leaves->entered);
	FACT_TEXT(beside_thread, fate(__NR_exit, with_thread, NULL));
	FACT_ERRNO(thread_registered, leaves->registered);
	FACT_INT(thread_entered, leaves->entered);
}
