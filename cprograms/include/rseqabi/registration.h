/*
 * What the kernel has registered for a thread, asked through ptrace(PTRACE_GET_RSEQ_CONFIGURATION, Linux 5.13): the
 * one oracle that a filter on rseq(2) cannot blind. A thread cannot ask for itself, so a helper process asks.
 */
#ifndef RSEQABI_REGISTRATION_H
#define RSEQABI_REGISTRATION_H

#include <rseqabi/child.h>

#include <linux/prctl.h>
#include <linux/ptrace.h>

#define RSEQABI_GET_CONFIGURATION 0x420f

struct registration {
	uint64_t pointer;
	uint32_t size;
	uint32_t signature;
	uint32_t flags;
	uint32_t pad;
	long result; /* of the ptrace request: the size of the structure, or -errno */
	long thread; /* whom it is about */
};

static inline void registration_ask(void *argument)
{
	struct registration *about = argument;
	int status;

	about->result = SYS(ptrace, PTRACE_SEIZE, about->thread, 0, 0);
	if (about->result < 0)
		return;
	SYS(ptrace, PTRACE_INTERRUPT, about->thread, 0, 0);
	SYS(wait4, about->thread, &status, __WALL, 0);
	about->result = SYS(ptrace, RSEQABI_GET_CONFIGURATION, about->thread, 24, about);
	SYS(ptrace, PTRACE_DETACH, about->thread, 0, 0);
}

/* The calling thread's registration. `result` is negative where the kernel or the host refuses to tell. */
static inline struct registration registration_of_caller(void)
{
	struct registration *shared = probe_map(sizeof *shared, MAP_SHARED), answer;

	shared->thread = SYS(gettid);
	SYS(prctl, PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
	child_run(registration_ask, shared);
	answer = *shared;
	SYS(munmap, shared, sizeof *shared);
	return answer;
}

#endif
