/*
 * A library whose area is in dynamic TLS: it registers while a thread visits it, and gives the area back before it
 * returns, because the storage goes with the thread. With KEEPS it stays registered. It asks the libc first.
 */
#include <rseqabi/libc_area.h>

static __thread struct {
	struct area area;
} __attribute__((aligned(32))) visited __attribute__((tls_model("global-dynamic")));

long visitor_cpu(void);

long visitor_cpu(void)
{
	long result;

	if (&__rseq_size && __rseq_size)
		return libc_area()->cpu_id;
	if (sys_rseq(&visited.area, AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE))
		return -1;
	result = visited.area.cpu_id;
#ifndef KEEPS
	sys_rseq(&visited.area, AREA_ORIGINAL_LENGTH, AREA_UNREGISTER, RSEQABI_SIGNATURE);
#endif
	return result;
}
