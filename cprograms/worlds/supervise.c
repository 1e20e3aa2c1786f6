/*
 * supervise QUESTION ANSWER PROGRAM [ARGUMENT...]: a kernel that falsifies one answer of rseq(2). Each call of the
 * program is handed to this supervisor, which lets the kernel answer, or answers QUESTION itself: by an errno's name or
 * by "ok". Nothing is traced, so no critical section is aborted by being watched. "never" is the null twin.
 *
 * The program itself is what the caller sees: the supervisor is its child, and ends when nobody can call any more.
 */
#include "world.h"

#include <linux/futex.h>
#include <linux/sched.h>
#include <sys/ioctl.h>

#define TASKS 64

/* The area that each task registered first, as far as its calls tell. */
static struct {
	uint32_t task;
	uint64_t area;
} tasks[TASKS];

enum asks { ASKS_ELSE, ASKS_FIRST, ASKS_SAME, ASKS_OTHER, ASKS_UNREGISTER };

static const struct {
	const char *name;
	enum asks what;
} questions[] = {
	{ "first", ASKS_FIRST }, /* to register where nothing is */
	{ "same", ASKS_SAME }, /* to register what is registered */
	{ "other", ASKS_OTHER }, /* to register another area */
	{ "unregister", ASKS_UNREGISTER },
	{ "never", ASKS_ELSE },
};

struct rule {
	enum asks question;
	int error; /* the false answer; 0 is success */
};

static uint64_t *area_of(uint32_t task)
{
	for (size_t i = 0; i < TASKS; i++)
		if (tasks[i].task == task || !tasks[i].task) {
			tasks[i].task = task;
			return &tasks[i].area;
		}
	world_fails("more tasks than a supervisor follows");
}

/* Only well-formed questions count: a null pointer is how a program asks whether the call exists. */
static enum asks what_is_asked(const struct seccomp_notif *call)
{
	uint64_t area = call->data.args[0], flags = call->data.args[2];
	uint64_t *known = area_of(call->pid);

	if (!area || (uint32_t)call->data.args[3] != RSEQABI_SIGNATURE)
		return ASKS_ELSE;
	if (flags == AREA_UNREGISTER) {
		if (*known != area)
			return ASKS_ELSE;
		*known = 0;
		return ASKS_UNREGISTER;
	}
	if (flags)
		return ASKS_ELSE;
	if (*known)
		return *known == area ? ASKS_SAME : ASKS_OTHER;
	*known = area;
	return ASKS_FIRST;
}

static void answer(int listener, const struct rule *rule)
{
	struct seccomp_notif call;
	struct seccomp_notif_resp response;

	memset(&call, 0, sizeof call);
	if (SYS(ioctl, listener, SECCOMP_IOCTL_NOTIF_RECV, &call) < 0)
		return; /* the caller died meanwhile */
	memset(&response, 0, sizeof response);
	response.id = call.id;
	if (what_is_asked(&call) == rule->question && rule->question != ASKS_ELSE)
		response.error = -rule->error;
	else
		response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
	SYS(ioctl, listener, SECCOMP_IOCTL_NOTIF_SEND, &response);
}

static void supervise(int listener, const struct rule *rule)
{
	struct pollfd calls = { .fd = listener, .events = POLLIN };
	long ready;

	if (listener < 0)
		return;
	do {
		ready = SYS(ppoll, &calls, 1, 0, 0, 0);
		if (ready > 0 && calls.revents & POLLIN)
			answer(listener, rule);
	} while (ready == -EINTR || !(calls.revents & POLLHUP));
}

/*
 * The supervisor starts before there is a filter, or it would itself be a caller that the listener waits for. It
 * shares its descriptors with the program until that is executed, so it needs to be told no more than a number.
 */
static void world_start(char **arguments, char **environment)
{
	struct sock_filter rows[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, RSEQABI_SYS_RSEQ, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct rule rule;
	long supervisor;
	int *listener;

	if (!arguments[1] || !arguments[2] || !arguments[3])
		world_fails("usage: supervise QUESTION ANSWER PROGRAM [ARGUMENT...]");
	rule.question = questions[WORLD_FIND(questions, arguments[1])].what;
	rule.error = error_names[WORLD_FIND(error_names, arguments[2])].number;
	listener = probe_map(sizeof *listener, MAP_SHARED);
	supervisor = SYS(clone, CLONE_FILES, 0, 0, 0, 0); /* no exit signal: the program's waits never see it */
	if (supervisor < 0)
		world_fails("clone failed");
	if (supervisor == 0) {
		while (!*(volatile int *)listener)
			SYS(futex, listener, FUTEX_WAIT, 0, 0, 0, 0);
		supervise(*listener, &rule);
		probe_exit(0);
	}
	*listener = (int)world_filter(rows, sizeof rows / sizeof *rows, SECCOMP_FILTER_FLAG_NEW_LISTENER);
	SYS(futex, listener, FUTEX_WAKE, 1, 0, 0, 0);
	if (*listener < 0)
		world_fails("the kernel has no seccomp listener");
	world_enter(arguments + 3, environment);
}
