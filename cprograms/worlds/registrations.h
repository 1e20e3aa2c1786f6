/* What each task has registered, for supervisors that hear of rseq(2): as far as its calls tell. */
#ifndef WORLDS_REGISTRATIONS_H
#define WORLDS_REGISTRATIONS_H

#include "listener.h"

#define TASKS 512 /* a program may start a thread for each of many tries */

/* What a fork inherits is not followed. */
static struct task {
	uint32_t task;
	uint64_t area; /* 0: nothing */
	uint32_t length, signature;
	bool gave_back; /* it had something before */
} tasks[TASKS];

/* One call, and what its task had registered before. */
struct asked {
	uint64_t area;
	uint32_t length, flags, signature;
	struct task *task;
};

/* A null pointer is how a program asks whether the call exists: it is no question. */
static inline bool user_address(const struct asked *asked)
{
	return asked->area && asked->area < 1ull << 63;
}

static inline bool kernel_address(const struct asked *asked)
{
	return asked->area >= 1ull << 63;
}

/* As the kernel wants it; before Linux 6.3 there was one length. */
static inline bool well_formed(const struct asked *asked)
{
	uint64_t align = asked->length == AREA_ORIGINAL_LENGTH ? 32 : probe_align;

	return asked->flags == 0 && asked->length >= AREA_ORIGINAL_LENGTH && align && asked->area % align == 0;
}

static inline bool registers(const struct asked *asked)
{
	return user_address(asked) && well_formed(asked);
}

static inline bool right_place(const struct asked *asked)
{
	return asked->task->area == asked->area && asked->task->length == asked->length;
}

static inline bool usual_signature(const struct asked *asked)
{
	return asked->signature == RSEQABI_SIGNATURE;
}

static inline bool own_signature(const struct asked *asked)
{
	return asked->signature == asked->task->signature;
}

static inline bool unregisters(const struct asked *asked)
{
	return asked->flags == AREA_UNREGISTER && asked->task->area && right_place(asked) && own_signature(asked);
}

static inline struct task *task_of(uint32_t task)
{
	for (size_t i = 0; i < TASKS; i++)
		if (tasks[i].task == task || !tasks[i].task) {
			tasks[i].task = task;
			return &tasks[i];
		}
	world_fails("more tasks than a supervisor follows");
}

static inline void note(const struct asked *asked)
{
	struct task *task = asked->task;

	if (unregisters(asked))
		task->area = 0, task->gave_back = true;
	else if (registers(asked) && !task->area)
		task->area = asked->area, task->length = asked->length, task->signature = asked->signature;
}

/* What a call of rseq(2) asks. */
static inline struct asked asked_by(const struct seccomp_notif *call)
{
	return (struct asked){
		.area = call->data.args[0],
		.length = (uint32_t)call->data.args[1],
		.flags = (uint32_t)call->data.args[2],
		.signature = (uint32_t)call->data.args[3],
		.task = task_of(call->pid),
	};
}

#endif
