/*
 * Another program, the first argument, runs from its start to its end under a tracer, which counts its threads and their
 * calls of rseq(2): those that register, and those that unregister.
 */
#include <rseqabi/probe.h>

#define TASKS 64
#define CALL_ENTERED 1 /* PTRACE_SYSCALL_INFO_ENTRY */
#define OPTIONS (PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL)

static struct {
	long task, registrations;
} tasks[TASKS];
static long threads = 1, unregistrations;

static void be_traced(void *unused)
{
	char **program = probe_arguments + 1;

	(void)unused;
	SYS(ptrace, PTRACE_TRACEME, 0, 0, 0);
	SYS(execve, program[0], program, probe_environment); /* it stops when this has succeeded */
	probe_exit(127);
}

static void count_call(long task)
{
	struct ptrace_syscall_info call = { 0 };
	size_t at = 0;

	SYS(ptrace, PTRACE_GET_SYSCALL_INFO, task, sizeof call, &call);
	if (call.op != CALL_ENTERED || call.entry.nr != RSEQABI_SYS_RSEQ)
		return;
	if (call.entry.args[2] & AREA_UNREGISTER) {
		unregistrations++;
		return;
	}
	while (at < TASKS - 1 && tasks[at].task && tasks[at].task != task)
		at++;
	tasks[at].task = task;
	tasks[at].registrations++;
}

/* What a stop asks for: the signal that the task goes on with. */
static long answer_stop(long task, int status)
{
	int signal = status >> 8 & 0xff, event = status >> 16;

	if (signal == (SIGTRAP | 0x80))
		count_call(task);
	else if (event == PTRACE_EVENT_CLONE)
		threads++;
	else if (signal != SIGTRAP && signal != SIGSTOP) /* those are the tracer's: of the exec, and of new tasks */
		return signal;
	return 0;
}

/* Watch until the program has ended; its wait status, -1 at the deadline. */
static int watch(long program)
{
	struct __kernel_timespec pause = { .tv_nsec = 100000 };
	long deadline = child_clock() + CHILD_DEADLINE * 1000, task;
	int status;

	SYS(wait4, program, &status, __WALL, 0);
	SYS(ptrace, PTRACE_SETOPTIONS, program, 0, OPTIONS);
	SYS(ptrace, PTRACE_SYSCALL, program, 0, 0);
	while (child_clock() < deadline) {
		task = SYS(wait4, -1, &status, __WALL | WNOHANG, 0);
		if (task == program && (status & 0xff) != 0x7f)
			return status;
		if (task > 0 && (status & 0xff) == 0x7f)
			SYS(ptrace, PTRACE_SYSCALL, task, 0, answer_stop(task, status));
		if (task == 0)
			SYS(nanosleep, &pause, 0);
	}
	SYS(kill, program, SIGKILL);
	return -1;
}

PROBE()
{
	const char *fate = child_fate(watch(child_start(be_traced, NULL)));
	long registrations = 0, registered_once = 0;

	for (size_t i = 0; i < TASKS; i++) {
		registrations += tasks[i].registrations;
		registered_once += tasks[i].registrations == 1;
	}
	FACT_TEXT(program, fate);
	FACT_INT(threads, threads);
	FACT_INT(registrations, registrations);
	FACT_INT(registered_once, registered_once); /* threads that made one call */
	FACT_INT(unregistrations, unregistrations);
}
