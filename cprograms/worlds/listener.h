/*
 * Supervisors that hear of system calls before the kernel does, by a seccomp listener: nothing is traced, so no
 * critical section is aborted by being watched.
 *
 * The program itself is what the caller sees: the supervisor is its child, and ends when nobody can call any more.
 */
#ifndef WORLDS_LISTENER_H
#define WORLDS_LISTENER_H

#include "world.h"

#include <linux/futex.h>
#include <linux/sched.h>
#include <sys/ioctl.h>
#include <sys/uio.h>

#define LISTENER_CALLS 8 /* more than any supervisor wants to hear of */

/* Decide about one call: fill in the response, which lets the kernel answer unless it is changed. */
typedef void listener_decide(const struct seccomp_notif *call, struct seccomp_notif_resp *response, const void *rule);

static inline void listener_answer(int listener, listener_decide *decide, const void *rule)
{
	struct seccomp_notif call;
	struct seccomp_notif_resp response;

	memset(&call, 0, sizeof call);
	if (SYS(ioctl, listener, SECCOMP_IOCTL_NOTIF_RECV, &call) < 0)
		return; /* the caller died meanwhile */
	memset(&response, 0, sizeof response);
	response.id = call.id;
	response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
	decide(&call, &response, rule);
	SYS(ioctl, listener, SECCOMP_IOCTL_NOTIF_SEND, &response);
}

static inline void listener_listen(int listener, listener_decide *decide, const void *rule)
{
	struct pollfd calls = { .fd = listener, .events = POLLIN };
	long ready;

	if (listener < 0)
		return;
	do {
		ready = SYS(ppoll, &calls, 1, 0, 0, 0);
		if (ready > 0 && calls.revents & POLLIN)
			listener_answer(listener, decide, rule);
	} while (ready == -EINTR || !(calls.revents & POLLHUP));
}

/* Let the calls of these numbers wait for a listener; its descriptor. */
static inline long listener_filter(const unsigned int *numbers, unsigned int count)
{
	struct sock_filter rows[LISTENER_CALLS + 3] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	};

	if (count > LISTENER_CALLS)
		world_fails("a supervisor wants to hear of too many calls");
	for (unsigned int i = 0; i < count; i++)
		rows[i + 1] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, numbers[i],
							   (unsigned char)(count - i), 0);
	rows[count + 1] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	rows[count + 2] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF);
	return world_filter(rows, (unsigned short)(count + 3), SECCOMP_FILTER_FLAG_NEW_LISTENER);
}

/*
 * Start a supervisor, and enter the program. The supervisor starts before there is a filter, or it would itself be a
 * caller that the listener waits for. It shares its descriptors with the program until that is executed, so it needs to
 * be told no more than a number.
 */
static inline _Noreturn void listener_enter(const unsigned int *numbers, unsigned int count, listener_decide *decide,
					    const void *rule, char **program, char **environment)
{
	int *listener = probe_map(sizeof *listener, MAP_SHARED);
	long supervisor = SYS(clone, CLONE_FILES, 0, 0, 0, 0); /* no exit signal: the program's waits never see it */

	if (supervisor < 0)
		world_fails("clone failed");
	if (supervisor == 0) {
		while (!*(volatile int *)listener)
			SYS(futex, listener, FUTEX_WAIT, 0, 0, 0, 0);
		listener_listen(*listener, decide, rule);
		probe_exit(0);
	}
	*listener = (int)listener_filter(numbers, count);
	SYS(futex, listener, FUTEX_WAKE, 1, 0, 0, 0);
	if (*listener < 0)
		world_fails("the kernel has no seccomp listener");
	world_enter(program, environment);
}

#endif
