/*
 * overlook EVENT PROGRAM [ARGUMENT...]: a kernel for which one kind of event does not abort sections. A supervisor
 * hears of the call that makes the event, and takes the section's pointer away before the kernel gets to look at it.
 * "unheard-signal" and "other-barrier" are the reverse: a signal that the kernel would not deliver at all is made an
 * event, and a membarrier that is not for sections, or not for the one that it finds. "never" is the null twin.
 */
#include "listener.h"

#include <rseqabi/cpus.h>
#include <rseqabi/process.h>
#include <rseqabi/registration.h>

#include <linux/membarrier.h>

#define TASKS 64

/* The area that a task registered last. */
static struct {
	uint32_t task;
	uint64_t area;
} tasks[TASKS];
static unsigned int newest;

static void note_area(uint32_t task, uint64_t area)
{
	uint64_t section;
	struct iovec here = { &section, sizeof section };
	struct iovec there = { (void *)(area + offsetof(struct area, rseq_cs)), sizeof section };

	if (SYS(process_vm_readv, task, &here, 1, &there, 1, 0) == -EPERM)
		world_fails("the supervisor may not look into the program");
	newest = (newest + 1) % TASKS;
	tasks[newest].task = task;
	tasks[newest].area = area;
}

/* Take the caller's section away: it has registered its area, or its parent did. */
static void hide_own_section(uint32_t task)
{
	uint64_t none = 0, area = tasks[newest].area;
	struct iovec from = { &none, sizeof none }, to = { NULL, sizeof none };

	for (size_t i = 0; i < TASKS; i++)
		if (tasks[i].task == task)
			area = tasks[i].area;
	to.iov_base = (void *)(area + offsetof(struct area, rseq_cs));
	if (area)
		SYS(process_vm_writev, task, &from, 1, &to, 1, 0);
}

/* Take the section of one task away, or with 0 of all but `caller`. */
static void hide_section(uint32_t task, uint32_t caller)
{
	uint64_t none = 0;
	struct iovec from = { &none, sizeof none };

	for (size_t i = 0; i < TASKS; i++) {
		struct iovec to = { (void *)(tasks[i].area + offsetof(struct area, rseq_cs)), sizeof none };

		if (tasks[i].area && tasks[i].task != caller && (!task || tasks[i].task == task))
			SYS(process_vm_writev, tasks[i].task, &from, 1, &to, 1, 0); /* fails where it has ended */
	}
}

static void interrupt(uint32_t task)
{
	int status;

	if (SYS(ptrace, PTRACE_SEIZE, task, 0, 0) < 0)
		return; /* it has ended */
	SYS(ptrace, PTRACE_INTERRUPT, task, 0, 0);
	SYS(wait4, task, &status, __WALL, 0);
	SYS(ptrace, PTRACE_DETACH, task, 0, 0);
}

static void interrupt_others(uint32_t caller)
{
	for (size_t i = 0; i < TASKS; i++)
		if (tasks[i].area && tasks[i].task != caller)
			interrupt(tasks[i].task);
}

/* Whether a set of signals in /proc/PID/status, in hexadecimal after `key`, has this signal. */
static bool has_signal(const char *status, const char *key, unsigned int signal)
{
	while (*status && !text_begins(status, key))
		status++;
	if (!*status)
		return false;
	status += text_length(key);
	while (*status == ' ' || *status == '\t')
		status++;
	return world_hexadecimal(&status) >> (signal - 1) & 1;
}

static bool unheard(uint32_t task, unsigned int signal)
{
	static char status[4096];

	if (!process_read(task, "/status", status, sizeof status))
		return false;
	return has_signal(status, "SigIgn:", signal) || has_signal(status, "SigBlk:", signal);
}

enum event {
	NEVER,
	SIGNAL,
	MIGRATION,
	PREEMPTION,
	STOP,
	STEP,
	JOB_STOP,
	UNHEARD_SIGNAL,
	OTHER_BARRIER,
	OWN_CALL,
	OWN_MIGRATION,
};

static const struct {
	const char *name;
	enum event event;
} events[] = {
	{ "never", NEVER },
	{ "signal", SIGNAL }, /* from another task */
	{ "migration", MIGRATION }, /* by another task */
	{ "preemption", PREEMPTION }, /* by a task that comes from another CPU */
	{ "stop", STOP }, /* by a tracer */
	{ "step", STEP }, /* by a tracer */
	{ "job-stop", JOB_STOP }, /* by SIGSTOP */
	{ "unheard-signal", UNHEARD_SIGNAL },
	{ "other-barrier", OTHER_BARRIER },
	{ "own-call", OWN_CALL }, /* that has nothing to do with the CPU */
	{ "own-migration", OWN_MIGRATION },
};

/* What a call does to which task; 0: to any. */
static enum event made_by(const struct seccomp_notif *call, uint32_t *task)
{
	const uint64_t *argument = (const uint64_t *)call->data.args;

	switch (call->data.nr) {
	case __NR_getppid:
		return OWN_CALL;
	case __NR_kill:
		*task = (uint32_t)argument[0];
		return argument[1] == SIGSTOP ? JOB_STOP : argument[1] == SIGCONT ? NEVER : SIGNAL;
	case __NR_sched_setaffinity:
		*task = (uint32_t)argument[0];
		return *task && *task != call->pid ? MIGRATION : PREEMPTION;
	case __NR_ptrace:
		*task = (uint32_t)argument[1];
		return argument[0] == PTRACE_INTERRUPT ? STOP : argument[0] == PTRACE_SINGLESTEP ? STEP : NEVER;
	case __NR_membarrier:
		*task = 0;
		return argument[0] == MEMBARRIER_CMD_QUERY ? NEVER : OTHER_BARRIER;
	default:
		return NEVER;
	}
}

/* Run where nobody is preempted who is to be in a section, and whatever priority the program takes. */
static void prepare(void)
{
	struct sched_param priority = { 20 };
	unsigned int cpu;
	static bool prepared;

	if (prepared)
		return;
	prepared = true;
	cpu_pin_last(&cpu);
	SYS(sched_setscheduler, 0, SCHED_FIFO, &priority); /* where it is refused, it is to programs as well */
}

static void decide(const struct seccomp_notif *call, struct seccomp_notif_resp *response, const void *rule)
{
	enum event wanted = *(const enum event *)rule, event;
	uint32_t task = 0;

	(void)response; /* the kernel does what it is asked for */
	prepare();
	if (call->data.nr == RSEQABI_SYS_RSEQ && call->data.args[0] && !call->data.args[2])
		note_area(call->pid, call->data.args[0]);
	event = made_by(call, &task);
	if (event == NEVER)
		return;
	if (wanted == OWN_MIGRATION ? event == PREEMPTION : wanted == OWN_CALL && event == OWN_CALL)
		hide_own_section(call->pid);
	else if (wanted == OTHER_BARRIER && event == OTHER_BARRIER)
		interrupt_others(call->pid);
	else if (wanted == event)
		hide_section(task, call->pid);
	else if (wanted == UNHEARD_SIGNAL && event == SIGNAL && unheard(task, (unsigned int)call->data.args[1]))
		interrupt(task);
}

static void world_start(char **arguments, char **environment)
{
	/* The last ones only where they are the event: waiting for a supervisor is one itself. */
	static const unsigned int calls[] = { RSEQABI_SYS_RSEQ, __NR_kill, __NR_sched_setaffinity, __NR_ptrace,
					      __NR_membarrier, __NR_getppid };
	const unsigned int heard = sizeof calls / sizeof *calls;
	const enum event *wanted;

	if (!arguments[1] || !arguments[2])
		world_fails("usage: overlook EVENT PROGRAM [ARGUMENT...]");
	wanted = &events[WORLD_FIND(events, arguments[1])].event;
	listener_enter(calls, *wanted == OWN_CALL ? heard : heard - 1, decide, wanted, arguments + 2, environment);
}
