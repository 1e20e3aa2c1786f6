/*
 * Starts the program of a topology (host.c) and states what it said, or how the loader refused it. Arguments: the
 * program, "preload" FILE for each that is preloaded, "predict" FACT TEXT for what it states beside a fact, "start", and
 * the program's own arguments. The program has the driver's environment, and what is preloaded there comes first.
 */
#include <rseqabi/child.h>
#include <rseqabi/probe.h>

#include <fcntl.h>

#include "refusal.h"

#define VARIABLES 64

static struct {
	const char *name;
	char said[PROBE_TEXT];
} facts[] = { { "loads", "" }, { "finds", "" }, { "by_default", "" }, { "by_next", "" }, { "by_handle", "" } };

/* Numbers of words, by the first of them. */
#define PRELOAD_WORDS 2
#define PREDICT_WORDS 3

static char words[65536], complaint[65536];
static int out[2], err[2];

static void start(void *unused)
{
	/* At once: until glibc 2.34 descriptors were settled at the first access, when more is loaded. */
	static char bind_now[] = "LD_BIND_NOW=1", preload[8192] = "LD_PRELOAD=";
	char *environment[VARIABLES + 1], **word = probe_arguments + 2;
	size_t at = 0;

	(void)unused;
	text_append(preload, sizeof preload, probe_environ("LD_PRELOAD"));
	environment[at++] = bind_now;
	environment[at++] = preload;
	for (char **variable = probe_environment; *variable && at < VARIABLES; variable++)
		if (!text_begins(*variable, "LD_PRELOAD="))
			environment[at++] = *variable;
	environment[at] = NULL;
	for (; text_same(*word, "preload"); word += PRELOAD_WORDS) {
		text_append(preload, sizeof preload, ":");
		text_append(preload, sizeof preload, word[1]);
	}
	while (!text_same(*word, "start"))
		word += PREDICT_WORDS;
	*word = probe_arguments[1]; /* its own name, before its arguments */
	SYS(dup3, out[1], 1, 0);
	SYS(dup3, err[1], 2, 0);
	SYS(execve, probe_arguments[1], word, environment);
	probe_exit(126);
}

static void read_all(int file, char *into, size_t size)
{
	size_t length = 0;
	long got;

	while ((got = SYS(read, file, into + length, size - 1 - length)) > 0)
		length += (size_t)got;
	into[length] = '\0';
}

/* Join the words that were said of each fact, in their order. */
static void collect(void)
{
	for (char *line = words, *next; *line; line = next) {
		for (next = line; *next && *next != '\n'; next++)
			;
		if (*next)
			*next++ = '\0';
		for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
			size_t length = text_length(facts[i].name);

			if (!text_begins(line, facts[i].name) || line[length] != ' ')
				continue;
			text_append(facts[i].said, PROBE_TEXT, *facts[i].said ? " " : "");
			text_append(facts[i].said, PROBE_TEXT, line + length + 1);
		}
	}
}

static void state_predictions(void)
{
	char **word = probe_arguments + 2;

	while (text_same(*word, "preload"))
		word += PRELOAD_WORDS;
	for (; text_same(*word, "predict"); word += PREDICT_WORDS) {
		char name[PROBE_NAME] = "predicted_";

		text_append(name, sizeof name, word[1]);
		probe_state_text(name, word[2], false);
	}
}

PROBE()
{
	const char *fate, *word;
	long child;

	if (SYS(pipe2, out, O_CLOEXEC) != 0 || SYS(pipe2, err, O_CLOEXEC) != 0)
		probe_broken("there is no pipe");
	child = child_start(start, NULL);
	SYS(close, out[1]);
	SYS(close, err[1]);
	read_all(out[0], words, sizeof words); /* a loader's complaint is short enough for the other pipe */
	read_all(err[0], complaint, sizeof complaint);
	fate = child_fate(child_wait(child));
	collect();
	state_predictions();
	word = refusal_word(complaint);
	FACT_TEXT(start, text_same(fate, "exit:0") ? "ok" : word ? word : fate);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		probe_state_text(facts[i].name, facts[i].said, false);
}
