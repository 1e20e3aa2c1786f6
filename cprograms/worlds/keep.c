/*
 * keep RULE PROGRAM [ARGUMENT...]: a kernel that keeps the ids of areas in another way than the one that runs. That one
 * knows of no area: a supervisor answers rseq(2), and writes the ids, before the kernel does what is asked of it,
 * at every call that makes it an event for a registered task: as kernels before Linux 6.19, but for what the rule
 * says. "never" is the null twin: nothing is kept, the kernel does it itself.
 *
 * For programs that do nothing with areas but look at them. Which processes share memory it follows by their parents.
 */
#include "registrations.h"

#include <rseqabi/cpus.h>
#include <rseqabi/process.h>

#include <linux/membarrier.h>

#define NO_CPU ~0u
#define FAR 1000
#define MOMENT 1000000 /* nanoseconds: long enough to be seen */

enum event { SLEEP, YIELD, SIGNAL, MIGRATION, PREEMPTION, BARRIER, FORK, REGISTRATION };

/* Everything that a rule may do otherwise. */
static const struct rule {
	const char *name;
	unsigned int overlooked; /* events, as bits */
	bool asleep; /* a migration by others is overlooked where the task sleeps */
	bool forked; /* the areas of forked children are not kept */
	bool late; /* at a migration cpu_id_start is written a moment after cpu_id */
	bool lost; /* and until then it is no CPU's number */
	uint32_t node; /* at a migration */
	bool one, wide; /* all have one concurrency id; these are not small at first */
	bool spare, rest; /* the last bytes of an original area are cleared; those behind an announced one */
} rules[] = {
	{ .name = "never" },
	{ .name = "everything" },
	{ .name = "all-but-sleep", .overlooked = 1 << SLEEP },
	{ .name = "all-but-yield", .overlooked = 1 << YIELD },
	{ .name = "all-but-signal", .overlooked = 1 << SIGNAL },
	{ .name = "all-but-migration", .overlooked = 1 << MIGRATION },
	{ .name = "all-but-preemption", .overlooked = 1 << PREEMPTION },
	{ .name = "all-but-barrier", .overlooked = 1 << BARRIER },
	{ .name = "all-but-sleeper", .asleep = true },
	{ .name = "all-but-fork", .overlooked = 1 << FORK },
	{ .name = "all-but-children", .forked = true },
	{ .name = "start-late", .late = true },
	{ .name = "start-lost", .late = true, .lost = true },
	{ .name = "other-node", .node = 7 },
	{ .name = "one-concurrency-id", .one = true },
	{ .name = "wide-concurrency-ids", .wide = true },
	{ .name = "spare-bytes", .spare = true },
	{ .name = "bytes-behind", .rest = true },
};

/* A task's area: what it registered, or what it had from its parent when that forked. */
static struct task *registered(const struct rule *rule, uint32_t id)
{
	struct task *task = task_of(id), *parent;
	bool process = process_status(id, "Tgid:") == (long)id;

	if (task->area || task->gave_back || !process || rule->forked)
		return task;
	parent = task_of((uint32_t)process_status(id, "PPid:"));
	task->area = parent->area;
	task->length = parent->length;
	task->signature = parent->signature;
	return task;
}

static void put(const struct task *task, size_t place, const void *from, size_t size)
{
	struct iovec here = { (void *)from, size }, there = { (void *)(task->area + place), size };

	SYS(process_vm_writev, task->task, &here, 1, &there, 1, 0); /* fails where it has ended */
}

static void put_ids(const struct task *task, uint32_t start, uint32_t cpu)
{
	uint32_t ids[] = { start, cpu };

	put(task, offsetof(struct area, cpu_id_start), ids, sizeof ids);
}

/* What a kernel writes when a task goes on, on this CPU. */
static void keep(const struct rule *rule, enum event event, const struct task *task, long cpu)
{
	struct __kernel_timespec moment = { .tv_nsec = MOMENT };
	uint32_t own = (uint32_t)(cpu < 0 ? process_cpu(task->task) : cpu), none = 0;
	uint32_t node = event == MIGRATION ? rule->node : 0;
	uint32_t concurrency = rule->one ? 0 : rule->wide && event == REGISTRATION ? own + FAR : own;

	if (!task->area || rule->overlooked & 1u << event)
		return;
	if (event == MIGRATION && rule->late) {
		put(task, offsetof(struct area, cpu_id), &own, sizeof own);
		if (rule->lost)
			put_ids(task, NO_CPU, own);
		SYS(nanosleep, &moment, 0);
	}
	put_ids(task, own, own);
	if (probe_align) {
		put(task, offsetof(struct area, node_id), &node, sizeof node);
		put(task, offsetof(struct area, mm_cid), &concurrency, sizeof concurrency);
	}
	if (rule->spare && task->length == AREA_ORIGINAL_LENGTH)
		put(task, sizeof(struct area) - 4, &none, sizeof none);
	if (rule->rest && task->length != AREA_ORIGINAL_LENGTH)
		put(task, probe_feature_size, &none, sizeof none);
}

static void keep_others(const struct rule *rule, enum event event, uint32_t caller, long cpu)
{
	for (size_t i = 0; i < TASKS; i++)
		if (tasks[i].task && tasks[i].task != caller && (cpu < 0 || process_cpu(tasks[i].task) == cpu))
			keep(rule, event, &tasks[i], -1);
}

/* The lowest CPU of a mask in the caller's memory, -1 where it cannot be read. */
static long lowest_cpu(uint32_t caller, uint64_t mask)
{
	unsigned long word = 0;
	struct iovec here = { &word, sizeof word }, there = { (void *)mask, sizeof word };

	if (SYS(process_vm_readv, caller, &here, 1, &there, 1, 0) != sizeof word || !word)
		return -1; /* of more than one word only the first is looked at */
	return __builtin_ctzl(word);
}

static void moved(const struct rule *rule, uint32_t caller, uint32_t target, long cpu)
{
	bool itself = !target || target == caller;
	const struct task *task = registered(rule, itself ? caller : target);

	if (cpu < 0)
		return;
	if (!rule->asleep || itself || process_state(task->task) != 'S')
		keep(rule, MIGRATION, task, cpu);
	if (itself)
		keep_others(rule, PREEMPTION, caller, cpu);
}

/* As the kernel would, for what probes ask. */
static int registration(const struct rule *rule, const struct seccomp_notif *call)
{
	struct asked asked = asked_by(call);
	struct task *task = registered(rule, call->pid);
	bool unregisters_it = unregisters(&asked);
	uint32_t zero = 0;

	if (asked.flags == AREA_UNREGISTER && task->area && right_place(&asked) && !own_signature(&asked))
		return -EPERM;
	if (asked.flags == 0 && task->area)
		return !right_place(&asked) ? -EINVAL : own_signature(&asked) ? -EBUSY : -EPERM;
	if (!unregisters_it && !registers(&asked))
		return -EINVAL;
	if (unregisters_it) {
		put_ids(task, 0, NO_CPU);
		put(task, offsetof(struct area, node_id), &zero, sizeof zero);
		put(task, offsetof(struct area, mm_cid), &zero, sizeof zero);
	}
	note(&asked);
	keep(rule, REGISTRATION, task, -1);
	return 0;
}

static void decide(const struct seccomp_notif *call, struct seccomp_notif_resp *response, const void *given)
{
	const struct rule *rule = given;
	const uint64_t *argument = (const uint64_t *)call->data.args;
	const struct task *caller;

	if (rule == rules)
		return;
	caller = registered(rule, call->pid);
	switch (call->data.nr) {
	case RSEQABI_SYS_RSEQ:
		response->error = registration(rule, call);
		response->flags = 0;
		break;
	case __NR_nanosleep:
		keep(rule, SLEEP, caller, -1);
		break;
	case __NR_sched_yield:
		keep(rule, YIELD, caller, -1);
		break;
	case __NR_tkill:
		keep(rule, SIGNAL, registered(rule, (uint32_t)argument[0]), -1);
		break;
	case __NR_sched_setaffinity:
		moved(rule, call->pid, (uint32_t)argument[0], lowest_cpu(call->pid, argument[2]));
		break;
	case __NR_membarrier:
		if (argument[0] == MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ)
			keep_others(rule, BARRIER, call->pid, -1);
		break;
	case __NR_clone:
		keep(rule, FORK, caller, -1);
		break;
	}
}

static void world_start(char **arguments, char **environment)
{
	static const unsigned int calls[] = {
		RSEQABI_SYS_RSEQ, __NR_nanosleep, __NR_sched_yield, __NR_tkill,
		__NR_sched_setaffinity, __NR_membarrier, __NR_clone,
	};
	const struct rule *rule;

	if (!arguments[1] || !arguments[2])
		world_fails("usage: keep RULE PROGRAM [ARGUMENT...]");
	rule = &rules[WORLD_FIND(rules, arguments[1])];
	probe_read_auxv(world_auxv(environment));
	listener_enter(calls, sizeof calls / sizeof *calls, decide, rule, arguments + 2, environment);
}
