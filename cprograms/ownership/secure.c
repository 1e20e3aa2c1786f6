/* A program that the kernel says runs with more rights than who started it (AT_SECURE): what the libc made of its tunables. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

PROBE()
{
	FACT_INT(secure, probe_secure);
	FACT_INT(size, __rseq_size);
	FACT_ERRNO(registered, libc_area_registered());
}
