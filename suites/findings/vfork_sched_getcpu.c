/*
 * sched_getcpu in a vfork child answers the parent's CPU: the child is not registered, but has the parent's area, whose
 * cpu_id is not negative. Prints "sched_getcpu 0, getcpu 1" where both should be the same. Needs two CPUs.
 *	gcc vfork_sched_getcpu.c && ./a.out
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void pin(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	sched_setaffinity(0, sizeof set, &set);
}

int main(void)
{
	static volatile unsigned int asked, real;
	pid_t child;

	pin(0);
	child = vfork();
	if (child == 0) {
		pin(1);
		asked = sched_getcpu();
		syscall(SYS_getcpu, &real, NULL, NULL);
		_exit(0);
	}
	waitpid(child, NULL, 0);
	printf("sched_getcpu %u, getcpu %u\n", asked, real);
}
