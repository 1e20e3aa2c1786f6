/*
 * misreport RULE PROGRAM [ARGUMENT...]: a kernel that is wrong about what was registered. A supervisor follows what
 * each task registers, and by RULE answers PTRACE_GET_RSEQ_CONFIGURATION or a membarrier itself. "never" is the null
 * twin. What the kernel would refuse is left to it.
 */
#include "registrations.h"

#include <rseqabi/process.h>
#include <rseqabi/registration.h>

#include <linux/membarrier.h>

#define CONFIGURATION_BYTES offsetof(struct registration, result) /* what the kernel tells */

static struct task earliest; /* to register anything, as it did */
static struct task firsts[TASKS]; /* what each task registered first */
static uint32_t intending; /* the task that registered the intent to restart sections */
static long intending_process; /* the task may have ended since */

/* Rules about what a tracer is told; false leaves it to the kernel. */

static bool tell(struct registration *answer, const struct task *task)
{
	answer->pointer = task->area;
	answer->size = task->length;
	answer->signature = task->signature;
	return true;
}

static bool flags(const struct task *about, struct registration *answer)
{
	answer->flags = 1;
	return about->area && tell(answer, about);
}

/* 0 where areas are announced, the original length on older kernels. */
static bool other_length_of_nothing(const struct task *about, struct registration *answer)
{
	answer->size = probe_align ? AREA_ORIGINAL_LENGTH : 0;
	return !about->area && (about->gave_back || !earliest.area);
}

static bool one_area_for_all(const struct task *about, struct registration *answer)
{
	return about->area && about->task != earliest.task && tell(answer, &earliest);
}

static bool first_area_for_ever(const struct task *about, struct registration *answer)
{
	return about->area && tell(answer, &firsts[about - tasks]);
}

/* A process that has registered nothing itself: it has inherited, unless it has executed a program since. */
static bool forked(const struct task *about)
{
	return !firsts[about - tasks].area && earliest.area && process_status(about->task, "Tgid:") == about->task;
}

static bool forgets_at_fork(const struct task *about, struct registration *answer)
{
	(void)answer;
	return forked(about);
}

static bool remembers_over_exec(const struct task *about, struct registration *answer)
{
	return forked(about) && tell(answer, &earliest);
}

static bool truth(const struct task *about, struct registration *answer)
{
	(void)about, (void)answer;
	return false;
}

/* Rules about which tasks may not use the barrier though the intent was registered. */

static bool none(uint32_t task)
{
	(void)task;
	return false;
}

static bool other_threads(uint32_t task)
{
	return process_status(task, "Tgid:") == intending_process;
}

static bool other_processes(uint32_t task)
{
	return !other_threads(task);
}

static const struct rule {
	const char *name;
	bool (*tells)(const struct task *about, struct registration *answer);
	bool (*refuses)(uint32_t task); /* that is not the one which registered the intent */
} rules[] = {
	{ "never", truth, none },
	{ "flags", flags, none },
	{ "length-of-nothing", other_length_of_nothing, none },
	{ "one-area-for-all", one_area_for_all, none },
	{ "first-area-for-ever", first_area_for_ever, none },
	{ "forgets-at-fork", forgets_at_fork, none },
	{ "remembers-over-exec", remembers_over_exec, none },
	{ "intent-of-one-thread", truth, other_threads },
	{ "intent-not-forked", truth, other_processes },
};

static void note_registration(const struct seccomp_notif *call)
{
	struct asked asked = asked_by(call);
	struct task *first = &firsts[asked.task - tasks];

	note(&asked);
	if (asked.task->area && !first->area)
		*first = *asked.task;
	if (asked.task->area && !earliest.area)
		earliest = *asked.task;
}

static bool told(const struct seccomp_notif *call, const struct rule *rule)
{
	const uint64_t *argument = (const uint64_t *)call->data.args;
	struct registration answer;
	size_t size = argument[2] < CONFIGURATION_BYTES ? argument[2] : CONFIGURATION_BYTES;
	struct iovec from = { &answer, size }, to = { (void *)argument[3], size };

	memset(&answer, 0, sizeof answer);
	if (process_state((long)argument[1]) != 't' || !argument[3] || !rule->tells(task_of((uint32_t)argument[1]), &answer))
		return false;
	if (SYS(process_vm_writev, call->pid, &from, 1, &to, 1, 0) != (long)size)
		world_fails("the supervisor may not write into the program");
	return true;
}

static void decide(const struct seccomp_notif *call, struct seccomp_notif_resp *response, const void *given)
{
	const struct rule *rule = given;
	const uint64_t *argument = (const uint64_t *)call->data.args;
	long answer = 0;

	if (call->data.nr == RSEQABI_SYS_RSEQ)
		note_registration(call);
	else if (call->data.nr == __NR_ptrace && argument[0] == RSEQABI_GET_CONFIGURATION && told(call, rule))
		answer = CONFIGURATION_BYTES;
	else if (call->data.nr == __NR_membarrier && argument[0] == MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ)
		intending = call->pid, intending_process = process_status(call->pid, "Tgid:");
	else if (call->data.nr == __NR_membarrier && argument[0] == MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ && intending &&
		 call->pid != intending && rule->refuses(call->pid))
		answer = -EPERM;
	if (!answer)
		return;
	response->flags = 0;
	if (answer < 0)
		response->error = (int)answer;
	else
		response->val = answer;
}

static void world_start(char **arguments, char **environment)
{
	static const unsigned int calls[] = { RSEQABI_SYS_RSEQ, __NR_ptrace, __NR_membarrier };
	const struct rule *rule;

	if (!arguments[1] || !arguments[2])
		world_fails("usage: misreport RULE PROGRAM [ARGUMENT...]");
	rule = &rules[WORLD_FIND(rules, arguments[1])];
	probe_read_auxv(world_auxv(environment));
	listener_enter(calls, sizeof calls / sizeof *calls, decide, rule, arguments + 2, environment);
}
