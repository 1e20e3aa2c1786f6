/*
 * A program is told by auxv that areas have 2 to the 32 bytes: the libc cuts that off to 0 in __rseq_size, and
 * registers all the same. Prints 0, and 1 (EPERM): the area is registered. x86-64, glibc 2.41 and later.
 *	gcc huge_announcement.c && ./a.out
 */
#include <errno.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/rseq.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **arguments)
{
	struct user_regs_struct registers;
	unsigned long at;
	pid_t child;

	if (count > 1) {
		syscall(SYS_rseq, (char *)__builtin_thread_pointer() + __rseq_offset, 32, 1, 0);
		return printf("__rseq_size %u, errno %d\n", __rseq_size, errno) < 0;
	}
	if ((child = fork()) == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		execl(arguments[0], arguments[0], "told", NULL);
	}
	wait(NULL);
	ptrace(PTRACE_GETREGS, child, 0, &registers);
	at = registers.rsp + 8 * (1 + 2 + 1); /* over the number of arguments, these, and NULL */
	while (ptrace(PTRACE_PEEKDATA, child, at, 0))
		at += 8;
	for (at += 8; ptrace(PTRACE_PEEKDATA, child, at, 0); at += 16)
		if (ptrace(PTRACE_PEEKDATA, child, at, 0) == 27) /* AT_RSEQ_FEATURE_SIZE */
			ptrace(PTRACE_POKEDATA, child, at + 8, 1l << 32);
	ptrace(PTRACE_DETACH, child, 0, 0);
	wait(NULL);
}
