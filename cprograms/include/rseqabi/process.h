/* What /proc says of a task. */
#ifndef RSEQABI_PROCESS_H
#define RSEQABI_PROCESS_H

#include <rseqabi/facts.h>

#include <fcntl.h>

/* Read a file of /proc/TASK, such as "/stat"; false where there is none. */
static inline bool process_read(long task, const char *file, char *text, size_t size)
{
	char path[64] = "/proc/";
	long opened, got;

	text_append_number(path, sizeof path, task);
	text_append(path, sizeof path, file);
	opened = SYS(openat, AT_FDCWD, path, O_RDONLY, 0);
	if (opened < 0)
		return false;
	got = SYS(read, opened, text, size - 1);
	SYS(close, opened);
	text[got > 0 ? got : 0] = '\0';
	return got > 0;
}

/* A field of /proc/TASK/stat from the third on, as it stands there; by its number in proc(5). NULL: there is none. */
static inline const char *process_field(long task, int field)
{
	static char text[1024];
	const char *at;
	int found = 2;

	if (!process_read(task, "/stat", text, sizeof text))
		return NULL;
	for (at = text + text_length(text); at > text && *at != ')'; at--) /* the second field may hold blanks */
		;
	for (; *at && found < field; at++)
		found += *at == ' ';
	return *at ? at : NULL;
}

/* 'R', 'S', 't' for one that a tracer has stopped, and so on; 0: there is no such task. */
static inline char process_state(long task)
{
	const char *state = process_field(task, 3);

	return state ? *state : 0;
}

/* The CPU that it ran on last, -1 where nothing is known. */
static inline long process_cpu(long task)
{
	const char *digits = process_field(task, 39);
	long cpu = 0;

	if (!digits)
		return -1;
	for (; *digits >= '0' && *digits <= '9'; digits++)
		cpu = cpu * 10 + (*digits - '0');
	return cpu;
}

/* A number in /proc/TASK/status after `key`, such as "Tgid:"; 0 where nothing is known. */
static inline long process_status(long task, const char *key)
{
	static char text[4096];
	const char *at = text;
	long number = 0;

	if (!process_read(task, "/status", text, sizeof text))
		return 0;
	while (*at && !text_begins(at, key))
		at++;
	for (at += *at ? text_length(key) : 0; *at == ' ' || *at == '\t'; at++)
		;
	for (; *at >= '0' && *at <= '9'; at++)
		number = number * 10 + (*at - '0');
	return number;
}

#endif
