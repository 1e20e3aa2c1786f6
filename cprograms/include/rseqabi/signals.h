/* Signal handlers installed without a libc, and what a handler sees of an interrupted section. */
#ifndef RSEQABI_SIGNALS_H
#define RSEQABI_SIGNALS_H

#include <rseqabi/area.h>

#include <signal.h>
#include <ucontext.h>

typedef void signal_handler(int number, siginfo_t *info, void *context);

static inline void signal_handle(int number, signal_handler *handler)
{
	struct { /* the kernel's sigaction, not the libc's */
		signal_handler *handler;
		unsigned long flags;
		void (*restorer)(void);
		unsigned long mask;
	} action = { handler, SA_SIGINFO | RSEQABI_SA_RESTORER, rseqabi_sigreturn, 0 };

	if (SYS(rt_sigaction, number, &action, 0, sizeof action.mask) < 0)
		probe_broken("rt_sigaction failed");
}

/* Where a handler was told that the program stands, relative to a SECTION. */
#define SECTION_PLACE(name, context) section_place(CONTEXT_IP((ucontext_t *)(context)), name##_start, name##_commit, name##_abort)

static inline const char *section_place(long long ip, const char *start, const char *commit, const char *abort)
{
	const char *at = (const char *)ip;

	return at == abort ? "abort" : at >= start && at < commit ? "inside" : "elsewhere";
}

#endif
