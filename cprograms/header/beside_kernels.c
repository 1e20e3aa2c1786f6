/* The libc's header and the kernel's in one file, the kernel's FIRST or last. The object is looked at, nobody runs it. */
#ifdef FIRST
#include <linux/rseq.h>
#endif
#ifndef ALONE
#include "under_test.h"
#endif
#include <linux/rseq.h>

unsigned int of_both(const struct rseq *area, const struct rseq_cs *section);

unsigned int of_both(const struct rseq *area, const struct rseq_cs *section)
{
	return area->cpu_id + section->version;
}
