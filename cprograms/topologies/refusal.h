/* What loaders say when they refuse a file, in one word each: glibc's phrase and musl's. */
#ifndef TOPOLOGIES_REFUSAL_H
#define TOPOLOGIES_REFUSAL_H

#include <rseqabi/facts.h>

/* The word for a loader's complaint, NULL where there is none that is known. */
static inline const char *refusal_word(const char *complaint)
{
	static const char *const phrases[][2] = {
		{ "undefined symbol", "undefined" },
		{ "symbol not found", "undefined" },
		{ "static TLS block", "static-tls" },
		{ "initial-exec TLS resolves to dynamic definition", "static-tls" },
	};

	for (; *complaint; complaint++)
		for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
			if (text_begins(complaint, phrases[i][0]))
				return phrases[i][1];
	return NULL;
}

#endif
