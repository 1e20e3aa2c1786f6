/* A thread that has the time slice extension forks, makes a child that shares its memory, and executes a program. */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>
#include <rseqabi/threads.h>

#define EXIT_STATE 40 /* what is executed ends with this for "off", with the next for "on" */

static struct area *area;

static struct {
	char state[16];
	uint32_t flags;
	long off;
} *forked, *sharing;

static void in_fork(void *unused)
{
	(void)unused;
	text_append(forked->state, sizeof forked->state, slice_state());
	forked->flags = area->flags;
	forked->off = slice_set(0);
}

static void in_thread(void *unused)
{
	(void)unused;
	text_append(sharing->state, sizeof sharing->state, slice_state());
}

static void execute(void *unused)
{
	char executed[] = "executed=", *length = probe_arguments[1], *program = probe_arguments[0];
	char *arguments[] = { program, length, executed, NULL };

	(void)unused;
	SYS(close, 1); /* the channel is the first image's */
	SYS(execve, program, arguments, probe_environment);
}

PROBE()
{
	const char *fate;

	if (probe_argument("executed"))
		probe_exit(slice_get() >= 0 ? EXIT_STATE + (int)slice_get() : 1);
	area = area_new();
	forked = probe_map(sizeof *forked, MAP_SHARED);
	sharing = probe_map(sizeof *sharing, MAP_SHARED);
	FACT_ERRNO(registered, area_register(area));
	FACT_ERRNO(on, slice_set(SLICE_ON));
	FACT_TEXT(state, slice_state());

	FACT_TEXT(fork_fate, child_run(in_fork, NULL));
	FACT_TEXT(fork_state, forked->state);
	FACT_INT(fork_flags, forked->flags);
	FACT_ERRNO(fork_off, forked->off);
	FACT_TEXT(state_after, slice_state());

	FACT_TEXT(sharing_fate, child_run_sharing_memory(in_thread, NULL));
	FACT_TEXT(sharing_state, sharing->state);

	fate = child_run(execute, NULL);
	FACT_TEXT(exec_state, text_same(fate, "exit:40") ? "off" : text_same(fate, "exit:41") ? "on" : fate);
}
