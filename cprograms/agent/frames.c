/* frames.c: frames, escapes, and the two ways to end. */
#include "frames.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/reboot.h>
#include <termios.h>
#include <unistd.h>

enum { CRC_DIGITS = 8 };

static int channel = -1;
static unsigned long sequence;

void frames_open(const char *output)
{
	struct termios line;

	if (!strcmp(output, "-"))
		channel = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3); /* jobs get a standard output of their own */
	else
		channel = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY | O_CLOEXEC, 0666);
	if (channel < 0)
		die("%s: cannot be written: %s", output, strerror(errno));
	if (tcgetattr(channel, &line) == 0) {
		cfmakeraw(&line);
		tcsetattr(channel, TCSANOW, &line);
	}
}

static uint32_t crc32_of(const char *text, size_t count)
{
	uint32_t crc = UINT32_MAX;

	while (count--) {
		crc ^= (unsigned char)*text++;
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0);
	}
	return ~crc;
}

static void write_all(const char *bytes, size_t count)
{
	while (count) {
		ssize_t written = write(channel, bytes, count);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			die("the frames cannot be written: %s", strerror(errno));
		bytes += written;
		count -= (size_t)written;
	}
}

void frame(const char *format, ...)
{
	char line[FRAME_MAX], crc[CRC_DIGITS + 1];
	char *text = line + CRC_DIGITS + 1;
	size_t room = sizeof line - CRC_DIGITS - 1;
	size_t used = (size_t)snprintf(text, room, "%lu ", sequence++);
	va_list arguments;

	va_start(arguments, format);
	used += (size_t)vsnprintf(text + used, room - used, format, arguments);
	va_end(arguments);
	if (used >= room)
		die("a frame is too long: %s", text);
	snprintf(crc, sizeof crc, "%08lx", (unsigned long)crc32_of(text, used));
	memcpy(line, crc, CRC_DIGITS);
	line[CRC_DIGITS] = ' ';
	text[used++] = '\n'; /* in the place of the NUL */
	write_all(line, (size_t)(text - line) + used);
}

void frame_bytes(const char *kind, const char *id, const unsigned char *bytes, size_t count)
{
	enum { PREFIX = CRC_DIGITS + 32, CHUNK = (FRAME_MAX - PREFIX - ID_MAX) / 3 };
	char payload[3 * CHUNK + 1];

	for (size_t chunk; count; bytes += chunk, count -= chunk) {
		chunk = count < CHUNK ? count : CHUNK;
		frame("%s %s %s", kind, id, escape(payload, bytes, chunk));
	}
}

void frames_drain(void)
{
	tcdrain(channel);
}

char *escape(char *to, const void *from, size_t count)
{
	const unsigned char *byte = from;
	char *end = to;

	for (; count--; byte++)
		end += sprintf(end, *byte > ' ' && *byte <= '~' && *byte != '%' ? "%c" : "%%%02X", *byte);
	*end = '\0';
	return to;
}

int unescape(char *text)
{
	char *to = text;

	for (; *text; text++, to++) {
		unsigned int byte = (unsigned char)*text;

		if (byte == '%') {
			if (strspn(text + 1, "0123456789ABCDEF") < 2 || sscanf(text + 1, "%2x", &byte) != 1 || !byte)
				return -1;
			text += 2;
		}
		*to = (char)byte;
	}
	*to = '\0';
	return 0;
}

void die(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	fputs("agent: ", stderr);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
	va_end(arguments);
	if (getpid() == 1)
		power_off();
	exit(2);
}

void power_off(void)
{
	frames_drain();
	reboot(RB_POWER_OFF);
	for (;;)
		pause(); /* a machine that cannot; PID 1 must not return */
}
