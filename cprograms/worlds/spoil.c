/*
 * spoil RULE PROGRAM [ARGUMENT...]: a kernel that does harm to a registered thread at one kind of system call. A supervisor
 * hears of the call before the kernel does, and by RULE changes memory, kills, or answers what is asked about the
 * registration from then on. "never" is the null twin.
 */
#include "listener.h"

#define TASKS 64

/* The area that a task registered last. */
static struct task {
	uint32_t task;
	uint64_t area; /* 0: none */
	bool executes; /* it has tried to since it registered */
} tasks[TASKS];

static struct task *task_of(uint32_t task)
{
	for (size_t i = 0; i < TASKS; i++)
		if (tasks[i].task == task || !tasks[i].task) {
			tasks[i].task = task;
			return &tasks[i];
		}
	world_fails("more tasks than a supervisor follows");
}

/* It dies where it stands, in the call; by a signal that an end of its own cannot outrun. */
static void kill_task(const struct task *task)
{
	SYS(kill, task->task, SIGKILL);
}

static void write_number(const struct task *task, uint64_t to, uint32_t number)
{
	struct iovec here = { &number, sizeof number }, there = { (void *)to, sizeof number };

	if (SYS(process_vm_writev, task->task, &here, 1, &there, 1, 0) != sizeof number)
		world_fails("the supervisor may not write into the program");
}

static bool in_section(const struct task *task)
{
	uint64_t section = 0;
	struct iovec here = { &section, sizeof section };
	struct iovec there = { (void *)(task->area + offsetof(struct area, rseq_cs)), sizeof section };

	SYS(process_vm_readv, task->task, &here, 1, &there, 1, 0);
	return section != 0;
}

/* What a rule does at a call of its kind. */

static void nothing(const struct seccomp_notif *call, struct task *task)
{
	(void)call;
	(void)task;
}

static void reset(const struct seccomp_notif *call, struct task *task)
{
	(void)call;
	if (task->area)
		write_number(task, task->area + offsetof(struct area, cpu_id), ~0u);
}

static void kill_in_section(const struct seccomp_notif *call, struct task *task)
{
	(void)call;
	if (task->area && in_section(task))
		kill_task(task);
}

static void kill_without_area(const struct seccomp_notif *call, struct task *task)
{
	if (task->area && call->data.args[0] == task->area)
		kill_task(task);
}

/* Into the areas of all others, as far as they share the task's memory. */
static void tell_others(const struct seccomp_notif *call, struct task *task)
{
	(void)call;
	for (size_t i = 0; i < TASKS; i++)
		if (tasks[i].area && &tasks[i] != task)
			write_number(task, tasks[i].area + offsetof(struct area, cpu_id), task->task);
}

static void execute(const struct seccomp_notif *call, struct task *task)
{
	(void)call;
	task->executes = true;
}

struct rule {
	const char *name;
	unsigned int calls[2];
	void (*deed)(const struct seccomp_notif *, struct task *);
};

static const struct rule rules[] = {
	{ "never", { __NR_exit, __NR_exit_group }, nothing },
	{ "exit-resets", { __NR_exit, __NR_exit }, reset }, /* the area of a thread that ends */
	{ "exit-in-section-kills", { __NR_exit, __NR_exit_group }, kill_in_section },
	{ "reclaim-kills", { __NR_madvise, __NR_madvise }, kill_without_area }, /* who gives its area's memory up */
	{ "move-writes-elsewhere", { __NR_sched_setaffinity, __NR_sched_setaffinity }, tell_others },
	{ "execve-forgets", { __NR_execve, __NR_execve }, execute }, /* also where it fails */
};

static void decide(const struct seccomp_notif *call, struct seccomp_notif_resp *response, const void *given)
{
	const struct rule *rule = given;
	struct task *task = task_of(call->pid);
	const uint64_t *arguments = (const uint64_t *)call->data.args;

	if (call->data.nr != RSEQABI_SYS_RSEQ) {
		rule->deed(call, task);
	} else if (!arguments[2]) {
		task->area = arguments[0];
		task->executes = false;
	} else if (task->executes) {
		response->error = -EINVAL;
		response->flags = 0;
	}
}

static void world_start(char **arguments, char **environment)
{
	const struct rule *rule;
	unsigned int calls[3] = { RSEQABI_SYS_RSEQ };

	if (!arguments[1] || !arguments[2])
		world_fails("usage: spoil RULE PROGRAM [ARGUMENT...]");
	rule = &rules[WORLD_FIND(rules, arguments[1])];
	memcpy(calls + 1, rule->calls, sizeof rule->calls);
	listener_enter(calls, 3, decide, rule, arguments + 2, environment);
}
