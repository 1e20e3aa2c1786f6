/* What launchers share: they bend the world of the program they start, and say nothing on its channels. */
#ifndef WORLDS_WORLD_H
#define WORLDS_WORLD_H

#include <rseqabi/area.h>
#include <rseqabi/child.h>
#include <rseqabi/freestanding.h>

#include <linux/filter.h>
#include <linux/prctl.h>
#include <linux/seccomp.h>

/* The launcher could not make the world: the program must not run in another one. */
static inline _Noreturn void world_fails(const char *words)
{
	probe_broken(words);
}

/* Where `name` stands in a table of `count` rows whose first member is a name. */
#define WORLD_FIND(table, wanted)                                                                          \
	({                                                                                                 \
		size_t found_ = 0;                                                                         \
		while (found_ < sizeof(table) / sizeof *(table) && !text_same((table)[found_].name, wanted)) \
			found_++;                                                                          \
		if (found_ == sizeof(table) / sizeof *(table))                                             \
			world_fails("a launcher was given a word that it does not know");                  \
		found_;                                                                                    \
	})

/* Install a filter; a listener's descriptor, 0, or a refusal. */
static inline long world_filter(struct sock_filter *rows, unsigned short count, unsigned int flags)
{
	struct sock_fprog filter = { .len = count, .filter = rows };

	SYS(prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	return SYS(seccomp, SECCOMP_SET_MODE_FILTER, flags, &filter);
}

/* The auxiliary vector: it follows the environment on the stack. */
static inline unsigned long *world_auxv(char **environment)
{
	while (*environment)
		environment++;
	return (unsigned long *)(environment + 1);
}

/* The number that a text begins with; the text moves on behind it. */
static inline uint64_t world_hexadecimal(const char **text)
{
	uint64_t number = 0;

	for (;; ++*text)
		if (**text >= '0' && **text <= '9')
			number = number << 4 | (uint64_t)(**text - '0');
		else if (**text >= 'a' && **text <= 'f')
			number = number << 4 | (uint64_t)(**text - 'a' + 10);
		else
			return number;
}

static inline _Noreturn void world_enter(char **program, char **environment)
{
	SYS(execve, program[0], program, environment);
	world_fails("the program could not be executed");
}

/* A launcher's entry: its arguments, argv[0] first, and its environment, which the program gets unchanged. */
static void world_start(char **arguments, char **environment);

FREESTANDING_MAIN(arguments, environment)
{
	world_start(arguments, environment);
}

#endif
