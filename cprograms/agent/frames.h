/* frames.h: what the agent says, and how it ends when it cannot go on.
 *
 * A frame is one line, "CRC32 SEQUENCE TEXT": the CRC-32 of zlib over "SEQUENCE TEXT" in hexadecimal, a number that
 * counts from 0, and printable ASCII. A reader can tell a damaged, missing or foreign line from a frame. */
#ifndef AGENT_FRAMES_H
#define AGENT_FRAMES_H

#include <stddef.h>

enum { FRAME_MAX = 1000, ID_MAX = 300 }; /* characters of a line, and of an id as it is written there */

/* Open what the frames are written to: a file, a terminal line (made raw), or "-" for standard output. */
void frames_open(const char *output);

/* Write one frame; the text is as printf makes it. */
void __attribute__((format(printf, 1, 2))) frame(const char *format, ...);

/* Write bytes as frames "KIND ID BYTES", as many as it takes. */
void frame_bytes(const char *kind, const char *id, const unsigned char *bytes, size_t count);

/* Wait until everything has left the machine; nothing to do unless it is a terminal line. */
void frames_drain(void);

/* Write bytes outside of '!'..'~', and '%', as %XX; `to` has room for three times as many and the NUL. Returns `to`. */
char *escape(char *to, const void *from, size_t count);

/* Undo it in place. Returns 0, or -1 for a '%' without two digits and for a NUL. */
int unescape(char *text);

/* Say on standard error why the agent cannot go on, and end it: as PID 1 by switching the machine off. */
void __attribute__((noreturn, format(printf, 1, 2))) die(const char *format, ...);

/* End the machine. */
void __attribute__((noreturn)) power_off(void);

#endif
