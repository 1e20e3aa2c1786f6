/*
 * answer CALL ANSWER PROGRAM [ARGUMENT...]: run the program where a system call is never made but answered: by an
 * errno's name, by "ok" (a liar: success, and nothing done), or by "allow" (the null twin: the same filter, no change).
 */
#include "world.h"

static const struct {
	const char *name;
	unsigned int number;
} calls[] = {
	{ "rseq", RSEQABI_SYS_RSEQ },
	{ "membarrier", __NR_membarrier },
	{ "ptrace", __NR_ptrace },
};

static void world_start(char **arguments, char **environment)
{
	unsigned int number, answer = SECCOMP_RET_ALLOW;

	if (!arguments[1] || !arguments[2] || !arguments[3])
		world_fails("usage: answer CALL ANSWER PROGRAM [ARGUMENT...]");
	number = calls[WORLD_FIND(calls, arguments[1])].number;
	if (!text_same(arguments[2], "allow"))
		answer = SECCOMP_RET_ERRNO | (unsigned int)error_names[WORLD_FIND(error_names, arguments[2])].number;

	struct sock_filter rows[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, answer),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	if (world_filter(rows, sizeof rows / sizeof *rows, 0) < 0)
		world_fails("the kernel took no seccomp filter");
	world_enter(arguments + 3, environment);
}
