/*
 * Stating a fact must not disturb the situation, so FACT_ and CONTEXT_ only store into a page that is shared with all
 * children and survives their death; the first process prints the world before the situation, and the rest when it
 * is over. Contexts are what no judge reads: the state of the world at the start, measures, addresses.
 */
#ifndef RSEQABI_FACTS_H
#define RSEQABI_FACTS_H

#include <rseqabi/syscalls.h>

#include <linux/auxvec.h>
#include <linux/mman.h>
#include <stdbool.h>

#define PROBE_PROTOCOL 1
#define PROBE_VALUES 200
#define PROBE_NAME 48
#define PROBE_TEXT 96

#ifndef AT_RSEQ_FEATURE_SIZE /* Linux 6.3; older headers lack them */
#define AT_RSEQ_FEATURE_SIZE 27
#define AT_RSEQ_ALIGN 28
#endif

struct probe_value {
	char name[PROBE_NAME];
	char text[PROBE_TEXT]; /* as it will be printed, quotes included */
	bool context;
};

struct probe_page {
	unsigned int count;
	struct probe_value values[PROBE_VALUES];
};

static struct probe_page *probe_page;
static char **probe_arguments;
static char **probe_environment;
static unsigned long probe_feature_size, probe_align; /* from auxv; 0: the kernel does not say */
static unsigned long probe_secure; /* AT_SECURE of auxv: the program has rights that who started it has not */

#define FACT_ERRNO(name, result) probe_state_errno(#name, result, false)
#define FACT_INT(name, number) probe_state_number(#name, number, false)
#define FACT_BOOL(name, truth) probe_state_bare(#name, (truth) ? "true" : "false", false)
#define FACT_TEXT(name, text) probe_state_text(#name, text, false)
#define CONTEXT_ERRNO(name, result) probe_state_errno(#name, result, true)
#define CONTEXT_INT(name, number) probe_state_number(#name, number, true)
#define CONTEXT_TEXT(name, text) probe_state_text(#name, text, true)

/* Small pieces of text, without a libc. */

static inline size_t text_length(const char *text)
{
	size_t length = 0;

	while (text[length])
		length++;
	return length;
}

static inline bool text_begins(const char *text, const char *start)
{
	while (*start)
		if (*text++ != *start++)
			return false;
	return true;
}

static inline bool text_same(const char *one, const char *other)
{
	return text_begins(one, other) && text_length(one) == text_length(other);
}

/* Append to a buffer of `size` bytes; what does not fit is cut. */
static inline void text_append(char *buffer, size_t size, const char *text)
{
	size_t at = text_length(buffer);

	while (*text && at + 1 < size)
		buffer[at++] = *text++;
	buffer[at] = '\0';
}

static inline void text_append_number(char *buffer, size_t size, long number)
{
	char digits[24];
	size_t at = sizeof digits - 1;
	unsigned long rest = number < 0 ? -(unsigned long)number : (unsigned long)number;

	digits[at] = '\0';
	do
		digits[--at] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (number < 0)
		digits[--at] = '-';
	text_append(buffer, size, digits + at);
}

/* The last characters of a text, as many as a fact holds. */
static inline const char *text_end(const char *text)
{
	const size_t most = PROBE_TEXT - 6, length = text_length(text);

	return text + (length > most ? length - most : 0);
}

/* Leaving early. */

static inline void probe_print(const char *text)
{
	size_t length = text_length(text);

	while (length) {
		long written = SYS(write, 1, text, length);

		if (written <= 0)
			return;
		text += written;
		length -= (size_t)written;
	}
}

static inline _Noreturn void probe_exit(int status)
{
	for (;;)
		SYS(exit_group, status);
}

static inline _Noreturn void probe_leave(const char *kind, const char *words, int status)
{
	char line[256] = "";

	text_append(line, sizeof line, "{\"");
	text_append(line, sizeof line, kind);
	text_append(line, sizeof line, "\":\"");
	text_append(line, sizeof line, words);
	text_append(line, sizeof line - 3, "\"}\n");
	probe_print(line);
	probe_exit(status);
}

/* The host lacks an ability; `ability` is of the closed list that clauses may require. */
static inline _Noreturn void probe_unavailable(const char *ability)
{
	probe_leave("unavailable", ability, 77);
}

/* The probe's own machinery failed; nothing that it stated counts. */
static inline _Noreturn void probe_broken(const char *words)
{
	probe_leave("broken", words, 99);
}

/* Stating. */

static inline void probe_state_bare(const char *name, const char *value, bool context)
{
	unsigned int at = __atomic_fetch_add(&probe_page->count, 1, __ATOMIC_SEQ_CST);
	struct probe_value *slot;

	if (at >= PROBE_VALUES)
		probe_broken("more facts than a probe may state");
	slot = &probe_page->values[at];
	text_append(slot->name, sizeof slot->name, name);
	text_append(slot->text, sizeof slot->text, value);
	slot->context = context;
}

static inline void probe_state_text(const char *name, const char *text, bool context)
{
	char quoted[PROBE_TEXT] = "\"";
	size_t at = 1;

	for (; *text && at + 2 < sizeof quoted; text++) /* what JSON would have to escape becomes a question mark */
		quoted[at++] = *text < ' ' || *text > '~' || *text == '"' || *text == '\\' ? '?' : *text;
	quoted[at] = '"';
	probe_state_bare(name, quoted, context);
}

static inline void probe_state_number(const char *name, long number, bool context)
{
	char text[PROBE_TEXT] = "";

	text_append_number(text, sizeof text, number);
	if (number > (1L << 53) || number < -(1L << 53)) /* JSON readers may lose digits beyond */
		probe_state_text(name, text, context);
	else
		probe_state_bare(name, text, context);
}

static inline void probe_state_errno(const char *name, long result, bool context)
{
	const char *known = error_name(result > 0 ? 0 : result);

	if (known)
		probe_state_text(name, known, context);
	else
		probe_state_number(name, -result, context);
}

/* What the probe was started with. */

/* The value of the argument `key=value`, or NULL. */
static inline const char *probe_argument(const char *key)
{
	for (char **argument = probe_arguments + 1; *argument; argument++)
		if (text_begins(*argument, key) && (*argument)[text_length(key)] == '=')
			return *argument + text_length(key) + 1;
	return NULL;
}

static inline const char *probe_environ(const char *key)
{
	for (char **variable = probe_environment; *variable; variable++)
		if (text_begins(*variable, key) && (*variable)[text_length(key)] == '=')
			return *variable + text_length(key) + 1;
	return "";
}

/* The situation, between preparing and printing. */

static inline void *probe_map(size_t size, int sharing)
{
	long mapped = SYS(mmap, 0, size, PROT_READ | PROT_WRITE, sharing | MAP_ANONYMOUS, -1, 0);

	if (mapped < 0 && mapped > -4096)
		probe_broken("mmap failed");
	return (void *)mapped;
}

static inline void probe_read_auxv(const unsigned long *auxv)
{
	for (; auxv[0] != AT_NULL; auxv += 2) {
		if (auxv[0] == AT_RSEQ_FEATURE_SIZE)
			probe_feature_size = auxv[1];
		if (auxv[0] == AT_RSEQ_ALIGN)
			probe_align = auxv[1];
		if (auxv[0] == AT_SECURE)
			probe_secure = auxv[1];
	}
}

/* Print what was stated since the last time. */
static inline void probe_print_values(void)
{
	static unsigned int printed;
	char line[2 * PROBE_NAME + PROBE_TEXT];

	for (; printed < probe_page->count; printed++) {
		const struct probe_value *value = &probe_page->values[printed];

		line[0] = '\0';
		text_append(line, sizeof line, value->context ? "{\"context\":\"" : "{\"fact\":\"");
		text_append(line, sizeof line, value->name);
		text_append(line, sizeof line, "\",\"value\":");
		text_append(line, sizeof line, value->text);
		text_append(line, sizeof line, "}\n");
		probe_print(line);
	}
}

static inline void probe_print_end(void)
{
	char line[64] = "";

	text_append(line, sizeof line, "{\"end\":");
	text_append_number(line, sizeof line, probe_page->count);
	text_append(line, sizeof line, "}\n");
	probe_print(line);
}

#endif
