/*
 * answer CALL ANSWER PROGRAM [ARGUMENT...]: run the program where a system call is never made but answered: by an
 * errno's name, by "ok" (a liar: success, and nothing done), by "kill" (the caller dies of SIGSYS), or by "allow" (the
 * null twin: the same filter, no change).
 * A call may be meant only where two of its arguments are as its row says.
 */
#include "world.h"

#include <rseqabi/registration.h>
#include <rseqabi/slice.h>

#include <linux/membarrier.h>

#define GET_REGISTRATIONS (1 << 9) /* MEMBARRIER_CMD_GET_REGISTRATIONS, Linux 6.3; older headers lack it */
#define RESTART MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ
#define MANY_CPUS 8192

struct condition {
	unsigned short argument;
	unsigned short is; /* BPF_JEQ: equal; BPF_JGE: at least, without a sign; BPF_JSET: has a bit of */
	unsigned int value;
};

#define ANY { 0, BPF_JGE, 0 }

static const struct {
	const char *name;
	unsigned int number;
	struct condition one, other;
} calls[] = {
	{ "rseq", RSEQABI_SYS_RSEQ, ANY, ANY },
	{ "rseq-32", 386, ANY, ANY }, /* of 32-bit tasks; the 64-bit side has no such number */
	{ "getcpu", __NR_getcpu, ANY, ANY },
	{ "getppid", __NR_getppid, ANY, ANY },
	{ "nanosleep", __NR_nanosleep, ANY, ANY },
	{ "ending-with-42", __NR_exit_group, { 0, BPF_JEQ, 42 }, ANY },
	{ "membarrier", __NR_membarrier, ANY, ANY },
	{ "membarrier-query", __NR_membarrier, { 0, BPF_JEQ, MEMBARRIER_CMD_QUERY }, ANY },
	{ "membarrier-unknown-flag", __NR_membarrier, { 0, BPF_JEQ, RESTART }, { 1, BPF_JSET, 2 } },
	{ "membarrier-one-cpu", __NR_membarrier, { 0, BPF_JEQ, RESTART }, { 1, BPF_JEQ, MEMBARRIER_CMD_FLAG_CPU } },
	{ "membarrier-no-cpu", __NR_membarrier, { 0, BPF_JEQ, RESTART }, { 2, BPF_JGE, MANY_CPUS } },
	{ "membarrier-negative-cpu", __NR_membarrier, { 0, BPF_JEQ, RESTART }, { 2, BPF_JGE, 0x80000000 } },
	{ "membarrier-order", __NR_membarrier, { 0, BPF_JEQ, MEMBARRIER_CMD_PRIVATE_EXPEDITED }, ANY },
	{ "membarrier-registrations", __NR_membarrier, { 0, BPF_JEQ, GET_REGISTRATIONS }, ANY },
	{ "ptrace", __NR_ptrace, ANY, ANY },
	{ "signal-information", __NR_ptrace, { 0, BPF_JEQ, PTRACE_GETSIGINFO }, ANY },
	{ "configuration", __NR_ptrace, { 0, BPF_JEQ, RSEQABI_GET_CONFIGURATION }, ANY },
	{ "configuration-nowhere", __NR_ptrace, { 0, BPF_JEQ, RSEQABI_GET_CONFIGURATION }, { 3, BPF_JEQ, 0 } },
	{ "slice-switch", __NR_prctl, { 0, BPF_JEQ, SLICE_PRCTL }, { 1, BPF_JEQ, SLICE_SET } },
	{ "slice-unknown-request", __NR_prctl, { 0, BPF_JEQ, SLICE_PRCTL }, { 1, BPF_JGE, SLICE_SET + 1 } },
	{ "slice-unknown-bit", __NR_prctl, { 0, BPF_JEQ, SLICE_PRCTL }, { 2, BPF_JSET, ~SLICE_ON } },
	{ "slice-fourth-argument", __NR_prctl, { 0, BPF_JEQ, SLICE_PRCTL }, { 3, BPF_JGE, 1 } },
	{ "slice-fifth-argument", __NR_prctl, { 0, BPF_JEQ, SLICE_PRCTL }, { 4, BPF_JGE, 1 } },
};

/* The lower half of an argument, on a machine that stores it first. */
#define PLACE(condition) (offsetof(struct seccomp_data, args) + (condition).argument * sizeof(uint64_t))

static void world_start(char **arguments, char **environment)
{
	unsigned int answer = SECCOMP_RET_ALLOW;
	size_t call;

	if (!arguments[1] || !arguments[2] || !arguments[3])
		world_fails("usage: answer CALL ANSWER PROGRAM [ARGUMENT...]");
	call = WORLD_FIND(calls, arguments[1]);
	if (text_same(arguments[2], "kill"))
		answer = SECCOMP_RET_KILL_PROCESS;
	else if (!text_same(arguments[2], "allow"))
		answer = SECCOMP_RET_ERRNO | (unsigned int)error_names[WORLD_FIND(error_names, arguments[2])].number;

	struct condition one = calls[call].one, other = calls[call].other;
	struct sock_filter rows[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, calls[call].number, 0, 5),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned int)PLACE(one)),
		BPF_JUMP(BPF_JMP | one.is | BPF_K, one.value, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned int)PLACE(other)),
		BPF_JUMP(BPF_JMP | other.is | BPF_K, other.value, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, answer),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	if (world_filter(rows, sizeof rows / sizeof *rows, 0) < 0)
		world_fails("the kernel took no seccomp filter");
	world_enter(arguments + 3, environment);
}
