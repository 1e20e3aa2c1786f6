/* What an object reads from the libc's public symbols, by strong references. */
#ifndef SYMBOLS_PUBLIC_VALUES_H
#define SYMBOLS_PUBLIC_VALUES_H

#include <stddef.h>

#ifndef BINDING /* e.g. weak */
#define BINDING unused
#endif

extern const ptrdiff_t __rseq_offset __attribute__((BINDING));
extern const unsigned int __rseq_size __attribute__((BINDING));
extern const unsigned int __rseq_flags __attribute__((BINDING));

struct public_values {
	ptrdiff_t offset;
	unsigned int size, flags;
};

static inline struct public_values public_values(void)
{
	return (struct public_values){ __rseq_offset, __rseq_size, __rseq_flags };
}

#define FACT_VALUES(who, values)                                                               \
	do {                                                                                   \
		struct public_values said_ = values;                                           \
		FACT_INT(who##_offset, said_.offset);                                          \
		FACT_INT(who##_size, said_.size);                                              \
		FACT_INT(who##_flags, said_.flags);                                            \
	} while (0)

#endif
