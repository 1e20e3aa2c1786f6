/* What /proc says of a task. */
#ifndef RSEQABI_PROCESS_H
#define RSEQABI_PROCESS_H

#include <rseqabi/facts.h>

#include <fcntl.h>

/* Read a file of /proc/TASK, such as "/stat", as far as there is room; false where there is none. */
static inline bool process_read(long task, const char *file, char *text, size_t size)
{
	char path[64] = "/proc/";
	long opened, length = 0, got;

	text_append_number(path, sizeof path, task);
	text_append(path, sizeof path, file);
	opened = SYS(openat, AT_FDCWD, path, O_RDONLY, 0);
	if (opened < 0)
		return false;
	while ((got = SYS(read, opened, text + length, size - 1 - (size_t)length)) > 0)
		length += got;
	SYS(close, opened);
	text[length] = '\0';
	return length > 0;
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

static inline unsigned long process_number(const char *digits)
{
	unsigned long number = 0;

	for (; *digits >= '0' && *digits <= '9'; digits++)
		number = number * 10 + (unsigned long)(*digits - '0');
	return number;
}

/* The CPU that it ran on last, -1 where nothing is known. */
static inline long process_cpu(long task)
{
	const char *digits = process_field(task, 39);

	return digits ? (long)process_number(digits) : -1;
}

/* A number in /proc/TASK/status after `key`, such as "Tgid:"; 0 where nothing is known. */
static inline long process_status(long task, const char *key)
{
	static char text[4096];
	const char *at = text;

	if (!process_read(task, "/status", text, sizeof text))
		return 0;
	while (*at && !text_begins(at, key))
		at++;
	for (at += *at ? text_length(key) : 0; *at == ' ' || *at == '\t'; at++)
		;
	return (long)process_number(at);
}

#endif
