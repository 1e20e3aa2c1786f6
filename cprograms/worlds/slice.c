/*
 * slice RULE PROGRAM [ARGUMENT...]: a kernel whose time slice extension is wrong in one thing. A supervisor hears of the
 * calls by which programs ask about it, and of those by which a competitor goes to sleep. It answers one of them
 * itself, or writes into the area before the kernel answers. "never" is the null twin.
 */
#include "listener.h"

#include <rseqabi/cpus.h>
#include <rseqabi/slice.h>

#define ENOTSUPP 524 /* the kernel's own */
#define A_MOMENT 2 /* milliseconds: the subject looks at its control word in it */
#define LONG 400 /* milliseconds between two grants that nothing ends */
#define REQUESTS 3 /* that are answered so */

/* The kernel has the extension, and was booted with it or without. */
static bool known;

/* What was registered last, and has not been given back. */
static struct {
	uint32_t task;
	uint64_t area;
	uint32_t length, signature;
	bool pinned; /* by the task itself: now it is competed with */
} registered;

static bool registers(const struct seccomp_notif *call)
{
	return call->data.nr == RSEQABI_SYS_RSEQ && call->data.args[0] && !(call->data.args[2] & AREA_UNREGISTER);
}

/* Its signature decides: with another one a program only asks. */
static bool unregisters(const struct seccomp_notif *call)
{
	return call->data.nr == RSEQABI_SYS_RSEQ && call->data.args[2] == AREA_UNREGISTER &&
	       call->data.args[0] == registered.area && (uint32_t)call->data.args[3] == registered.signature;
}

static bool has_area(const struct seccomp_notif *call)
{
	return registered.area && registered.task == call->pid;
}

static bool asks(const struct seccomp_notif *call, uint64_t request, uint64_t greatest)
{
	const uint64_t *argument = (const uint64_t *)call->data.args;

	return call->data.nr == __NR_prctl && argument[0] == SLICE_PRCTL && argument[1] == request &&
	       argument[2] <= greatest && !argument[3] && !argument[4];
}

/* The calls that a rule is about. */

static bool never(const struct seccomp_notif *call)
{
	(void)call;
	return false;
}

static bool query(const struct seccomp_notif *call)
{
	return asks(call, SLICE_GET, 0);
}

static bool known_query(const struct seccomp_notif *call)
{
	return known && query(call);
}

static bool unknown_query(const struct seccomp_notif *call)
{
	return !known && query(call);
}

static bool query_by_heir(const struct seccomp_notif *call)
{
	return query(call) && registered.area && !has_area(call);
}

static bool query_without_area(const struct seccomp_notif *call)
{
	return known_query(call) && !has_area(call);
}

static bool switch_without_area(const struct seccomp_notif *call)
{
	return asks(call, SLICE_SET, SLICE_ON) && !has_area(call);
}

static bool switch_with_original(const struct seccomp_notif *call)
{
	return asks(call, SLICE_SET, SLICE_ON) && has_area(call) && registered.length == AREA_ORIGINAL_LENGTH;
}

static bool register_on(const struct seccomp_notif *call)
{
	return registers(call) && call->data.args[2] == SLICE_REGISTER_ON;
}

static bool known_yield(const struct seccomp_notif *call)
{
	return known && call->data.nr == SLICE_SYS_YIELD;
}

static bool any_yield(const struct seccomp_notif *call)
{
	return call->data.nr == SLICE_SYS_YIELD;
}

static bool other_call(const struct seccomp_notif *call)
{
	return call->data.nr == __NR_getppid;
}

static bool sleep_of_competitor(const struct seccomp_notif *call)
{
	return call->data.nr == __NR_nanosleep && registered.pinned && !has_area(call);
}

static bool sleep_beside_longer(const struct seccomp_notif *call)
{
	return sleep_of_competitor(call) && registered.length > AREA_ORIGINAL_LENGTH;
}

static bool sleep_beside_original(const struct seccomp_notif *call)
{
	return sleep_of_competitor(call) && registered.length == AREA_ORIGINAL_LENGTH;
}

/* What is done then; where the call is not answered the area is written into, and the kernel answers. */
enum deed {
	ANSWER,
	CONTRADICT, /* what the kernel says elsewhere: an answer where it knows nothing, and none where it does */
	WRITE,
	WRITE_LATER, /* when the subject has its CPU again, and it keeps that long enough to see it */
	STOP_AND_WRITE, /* the caller never goes on, and every request is answered so */
	WRITE_APART, /* at once; the caller has been kept from its CPU, so that it competes with nobody */
};

static const struct rule {
	const char *name;
	bool (*meant)(const struct seccomp_notif *call);
	enum deed deed;
	long value; /* an answer, or a word */
	size_t place; /* of the word, in the area */
} rules[] = {
	{ "never", never, ANSWER, 0, 0 },
	{ "query-unsupported", unknown_query, ANSWER, -ENOTSUPP, 0 },
	{ "query-off", known_query, ANSWER, 0, 0 },
	{ "half", any_yield, CONTRADICT, 0, 0 },
	{ "shows-enabled", query, WRITE, SLICE_AVAILABLE | SLICE_ENABLED, offsetof(struct area, flags) },
	{ "leaves-control-word", query, WRITE, 0xa5a5a5a5, SLICE_CONTROL },
	{ "forgets-heirs", query_by_heir, ANSWER, 0, 0 },
	{ "outlasts-area", query_without_area, ANSWER, SLICE_ON, 0 },
	{ "switches-nothing", switch_without_area, ANSWER, 0, 0 },
	{ "switches-original", switch_with_original, ANSWER, 0, 0 },
	{ "refuses-flag", register_on, ANSWER, -EINVAL, 0 },
	{ "yields-always", known_yield, ANSWER, 1, 0 },
	{ "call-keeps-grant", other_call, WRITE, SLICE_GRANT, SLICE_CONTROL },
	{ "keeps-request", sleep_beside_longer, WRITE_LATER, SLICE_GRANT | SLICE_REQUEST, SLICE_CONTROL },
	{ "grants-unasked", sleep_beside_longer, WRITE_LATER, SLICE_GRANT, SLICE_CONTROL },
	{ "grants-for-ever", sleep_beside_longer, STOP_AND_WRITE, SLICE_GRANT, SLICE_CONTROL },
	{ "reschedule-keeps-grant", sleep_beside_longer, WRITE_APART, SLICE_GRANT, SLICE_CONTROL },
	{ "clears-original", sleep_beside_original, WRITE_LATER, 0, SLICE_CONTROL },
};

static void pause_for(long milliseconds)
{
	struct __kernel_timespec time = { .tv_nsec = milliseconds * 1000000 };

	SYS(ppoll, 0, 0, &time, 0, 0);
}

static void write_word(const struct rule *rule)
{
	uint32_t word = (uint32_t)rule->value;
	struct iovec from = { &word, sizeof word };
	struct iovec to = { (void *)(registered.area + rule->place), sizeof word };

	if (registered.area && SYS(process_vm_writev, registered.task, &from, 1, &to, 1, 0) == -EPERM)
		world_fails("the supervisor may not write into the program");
}

static void answer_call(struct seccomp_notif_resp *response, long value)
{
	response->flags = 0;
	response->val = value < 0 ? 0 : value;
	response->error = value < 0 ? (int)value : 0;
}

static void note(const struct seccomp_notif *call)
{
	if (registers(call)) {
		registered.task = call->pid;
		registered.area = call->data.args[0];
		registered.length = (uint32_t)call->data.args[1];
		registered.signature = (uint32_t)call->data.args[3];
		registered.pinned = false;
	} else if (call->data.nr == __NR_sched_setaffinity && has_area(call)) {
		registered.pinned = true;
	} else if (unregisters(call) && has_area(call)) {
		registered.area = 0;
	}
}

static void do_deed(const struct rule *rule, const struct seccomp_notif *call, struct seccomp_notif_resp *response)
{
	switch (rule->deed) {
	case ANSWER:
		answer_call(response, rule->value);
		return;
	case CONTRADICT:
		answer_call(response, known ? -ENOSYS : 0);
		return;
	case WRITE_LATER:
		pause_for(A_MOMENT);
		write_word(rule);
		pause_for(A_MOMENT);
		return;
	case STOP_AND_WRITE:
		SYS(kill, call->pid, SIGSTOP);
		for (int i = 0; i < REQUESTS; i++) {
			pause_for(LONG);
			write_word(rule);
		}
		break;
	case WRITE:
	case WRITE_APART:
		break;
	}
	write_word(rule);
}

/* Stay away from the subject, which is on the first CPU. */
static void prepare(void)
{
	static bool prepared;
	unsigned int cpu;

	if (!prepared)
		cpu_pin_last(&cpu);
	prepared = true;
}

static void decide(const struct seccomp_notif *call, struct seccomp_notif_resp *response, const void *given)
{
	const struct rule *rule = given;

	prepare();
	if (rule->deed == WRITE_APART && call->data.nr == __NR_sched_setaffinity && !has_area(call))
		answer_call(response, 0);
	if (rule->meant(call))
		do_deed(rule, call, response);
	note(call);
}

static void world_start(char **arguments, char **environment)
{
	static const unsigned int calls[] = { RSEQABI_SYS_RSEQ, SLICE_SYS_YIELD, __NR_prctl, __NR_nanosleep, __NR_getppid,
					      __NR_sched_setaffinity };
	const struct rule *rule;

	if (!arguments[1] || !arguments[2])
		world_fails("usage: slice RULE PROGRAM [ARGUMENT...]");
	known = slice_get() >= 0;
	rule = &rules[WORLD_FIND(rules, arguments[1])];
	listener_enter(calls, sizeof calls / sizeof *calls, decide, rule, arguments + 2, environment);
}
