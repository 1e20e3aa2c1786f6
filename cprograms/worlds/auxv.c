/*
 * auxv SIZE ALIGN PROGRAM [ARGUMENT...]: run the program where the kernel announces an rseq area of another size and
 * alignment than its own; "keep" leaves a number as it is (twice: the null twin), and "none" takes it away. Only what
 * the program is told differs, not what the kernel does. Built with SECURE it also says that the program has more rights
 * than who started it.
 *
 * The program itself is what the caller sees. Its auxiliary vector is on its stack when it starts: a helper stops it
 * there, writes, and is gone before the first instruction.
 */
#include "world.h"

#include <rseqabi/process.h>

#include <linux/futex.h>
#include <linux/ptrace.h>
#include <linux/sched.h>

#ifdef SECURE
#define SAID_SECURE "1"
#else
#define SAID_SECURE "keep"
#endif
#define CHANGES 3
#define START_OF_STACK 28 /* field of /proc/PID/stat, proc(5) */

struct change {
	unsigned long type;
	const char *word; /* keep, none, or the new number */
};

static unsigned long number(const char *text)
{
	unsigned long value = 0;

	for (; *text >= '0' && *text <= '9'; text++)
		value = value * 10 + (unsigned long)(*text - '0');
	if (*text)
		world_fails("a launcher was given a word that is no number");
	return value;
}

static unsigned long start_of_stack(long program)
{
	const char *digits = process_field(program, START_OF_STACK);

	if (!digits)
		world_fails("the program's state cannot be read");
	return process_number(digits);
}

static unsigned long peek(long program, unsigned long at)
{
	unsigned long word = 0;

	if (SYS(ptrace, PTRACE_PEEKDATA, program, at, &word) < 0)
		world_fails("the program's stack cannot be read");
	return word;
}

static void rewrite(long program, const struct change *changes)
{
	const unsigned long word = sizeof word;
	unsigned long at = start_of_stack(program), type;

	at += (peek(program, at) + 2) * word; /* over argc, the arguments and their NULL */
	while (peek(program, at))
		at += word;
	for (at += word; (type = peek(program, at)) != AT_NULL; at += 2 * word)
		for (int i = 0; i < CHANGES; i++) {
			if (changes[i].type != type || text_same(changes[i].word, "keep"))
				continue;
			if (text_same(changes[i].word, "none"))
				SYS(ptrace, PTRACE_POKEDATA, program, at, AT_IGNORE);
			else
				SYS(ptrace, PTRACE_POKEDATA, program, at + word, number(changes[i].word));
		}
}

/* Whatever fails here takes the program along: it must not run in another world. */
static _Noreturn void help(long program, const struct change *changes, int *ready)
{
	const long options = PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
	int status = 0;

	if (SYS(ptrace, PTRACE_SEIZE, program, 0, options) < 0)
		*ready = -1;
	else
		*ready = 1;
	SYS(futex, ready, FUTEX_WAKE, 1, 0, 0, 0);
	while (*ready > 0 && SYS(wait4, program, &status, __WALL, 0) == program && status >> 16 != PTRACE_EVENT_EXEC)
		SYS(ptrace, PTRACE_CONT, program, 0, status >> 8 & 0xff); /* the end of a child was told to it before */
	if (*ready > 0) {
		rewrite(program, changes);
		SYS(ptrace, PTRACE_DETACH, program, 0, 0);
	}
	probe_exit(0);
}

static void world_start(char **arguments, char **environment)
{
	long program = SYS(getpid);
	int *ready = probe_map(sizeof *ready, MAP_SHARED);

	if (!arguments[1] || !arguments[2] || !arguments[3])
		world_fails("usage: auxv SIZE ALIGN PROGRAM [ARGUMENT...]");

	struct change changes[CHANGES] = {
		{ AT_RSEQ_FEATURE_SIZE, arguments[1] }, { AT_RSEQ_ALIGN, arguments[2] }, { AT_SECURE, SAID_SECURE },
	};
	long between;

	SYS(prctl, PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
	between = SYS(clone, SIGCHLD, 0, 0, 0, 0);
	if (between == 0) { /* so that the helper is no child of the program */
		if (SYS(clone, SIGCHLD, 0, 0, 0, 0) == 0)
			help(program, changes, ready);
		probe_exit(0);
	}
	if (between < 0)
		world_fails("clone failed");
	while (SYS(wait4, between, 0, 0, 0) == -EINTR)
		;
	while (!*(volatile int *)ready)
		SYS(futex, ready, FUTEX_WAIT, 0, 0, 0, 0);
	if (*ready < 0)
		world_fails("the program may not be traced");
	world_enter(arguments + 3, environment);
}
