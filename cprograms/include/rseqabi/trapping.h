/* Programs whose sections trap: the handler, and what it saw. */
#ifndef RSEQABI_TRAPPING_H
#define RSEQABI_TRAPPING_H

#include <rseqabi/signals.h>

static struct area *area;
static struct {
	int signals;
	uint64_t ip; /* where the program stands, as its handler is told */
	uint64_t pointer; /* rseq_cs */
} seen;

static void on_trap(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	seen.signals++;
	seen.ip = (uint64_t)CONTEXT_IP((ucontext_t *)context);
	seen.pointer = area->rseq_cs;
	signal_step_over_trap(context);
}

/* Where the handler found the program: "abort", "trap" for the instruction that raised the signal, or "elsewhere". */
static inline const char *seen_place(uint64_t abort)
{
	if (seen.ip == abort)
		return "abort";
	return seen.ip && rseqabi_is_trap((const unsigned char *)seen.ip) ? "trap" : "elsewhere";
}

#define SEEN_PLACE(section) seen_place((uint64_t)section##_abort)

#endif
