/*
 * A library that uses the libc's area and has none of its own: weak references, so that it loads on every libc, and a
 * size that is looked at. What can be defined makes it one that takes the names for its own.
 */
#include <rseqabi/libc_area.h>

#ifdef DEFINES_PUBLIC
const unsigned int __rseq_size = AREA_ORIGINAL_LENGTH;
#endif
#ifdef DEFINES_RESERVED
__thread struct area __rseq_abi __attribute__((tls_model("initial-exec"), aligned(32)));
#endif
#ifdef REFERS_WEAKLY
extern __thread struct area __rseq_abi __attribute__((tls_model("initial-exec"), weak));
#endif

int consumer_cpu(void);

int consumer_cpu(void)
{
#ifdef REFERS_WEAKLY
	if (&__rseq_abi)
		return (int)__rseq_abi.cpu_id;
#endif
	return &__rseq_size && __rseq_size ? (int)libc_area()->cpu_id : -1;
}
