/*
 * The libc's public names are looked up by every way that dlsym has: in the libc, in the whole process, behind the program,
 * and by a version, which is an argument. A program at a fixed address has copies of its own.
 */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include "loaders_own.h"
#include "public_values.h"

#define NOT_FOUND 4711
#define VALUE(type, found)                                                         \
	({                                                                         \
		const type *object_ = found;                                       \
		object_ ? (long)*object_ : NOT_FOUND;                              \
	})

#define FACT_FOUND(name, type)                                                                       \
	do {                                                                                         \
		const char *symbol_ = "__rseq_" #name, *version_ = probe_argument("version");        \
		const void *loaders_ = loaders_own(symbol_), *default_ = dlsym(RTLD_DEFAULT, symbol_); \
		const void *next_ = dlsym(RTLD_NEXT, symbol_);                                       \
		FACT_BOOL(name##_found, loaders_ != NULL);                                           \
		FACT_INT(name##_by_libc, VALUE(type, loaders_));                                     \
		FACT_INT(name##_by_default, VALUE(type, default_));                                  \
		FACT_INT(name##_by_next, VALUE(type, next_));                                        \
		FACT_INT(name##_by_version, VALUE(type, dlvsym(RTLD_DEFAULT, symbol_, version_)));   \
		FACT_BOOL(name##_is_the_programs, default_ == &__rseq_##name);                       \
		FACT_BOOL(name##_is_the_loaders, next_ == loaders_);                                 \
		FACT_BOOL(name##_in_no_release, dlvsym(RTLD_DEFAULT, symbol_, "GLIBC_0") != NULL);   \
	} while (0)

PROBE()
{
	FACT_FOUND(offset, ptrdiff_t);
	FACT_FOUND(size, unsigned int);
	FACT_FOUND(flags, unsigned int);
}
