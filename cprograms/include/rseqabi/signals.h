/* Signal handlers installed without a libc, and what a handler sees of an interrupted section. */
#ifndef RSEQABI_SIGNALS_H
#define RSEQABI_SIGNALS_H

#include <rseqabi/area.h>

#include <signal.h>
#include <ucontext.h>

typedef void signal_handler(int number, siginfo_t *info, void *context);

/* `handler` may be SIG_IGN or SIG_DFL; `flags` are more than SA_SIGINFO. */
static inline void signal_set(int number, void *handler, unsigned long flags)
{
	struct { /* the kernel's sigaction, not the libc's */
		void *handler;
		unsigned long flags;
		void (*restorer)(void);
		unsigned long mask;
	} action = { handler, flags | SA_SIGINFO | RSEQABI_SA_RESTORER, rseqabi_sigreturn, 0 };

	if (SYS(rt_sigaction, number, &action, 0, sizeof action.mask) < 0)
		probe_broken("rt_sigaction failed");
}

static inline void signal_handle(int number, signal_handler *handler)
{
	signal_set(number, (void *)handler, 0);
}

static inline void signal_send_to_itself(int number)
{
	long thread = SYS(gettid);

	SYS(tkill, thread, number);
}

/* Block a signal, or let it through again. */
static inline void signal_block(int number, bool blocked)
{
	unsigned long mask = 1ul << (number - 1);

	if (SYS(rt_sigprocmask, blocked ? SIG_BLOCK : SIG_UNBLOCK, &mask, 0, sizeof mask) < 0)
		probe_broken("rt_sigprocmask failed");
}

/* A stack for handlers that are set with SA_ONSTACK; its lowest address and its size. */
static inline stack_t signal_alternate_stack(void)
{
	stack_t stack = { .ss_size = 65536 }; /* wide registers make frames of 11 kB */

	stack.ss_sp = probe_map(stack.ss_size, MAP_PRIVATE);
	if (SYS(sigaltstack, &stack, 0) < 0)
		probe_broken("sigaltstack failed");
	return stack;
}

/* In the handler of a trap that nobody moved the program away from: let it go on behind the instruction. */
static inline void signal_step_over_trap(void *context)
{
	ucontext_t *interrupted = context;

	if (rseqabi_is_trap((const unsigned char *)CONTEXT_IP(interrupted)))
		CONTEXT_IP(interrupted) += RSEQABI_TRAP_BYTES;
}

/* Where a handler was told that the program stands, relative to a SECTION. */
#define SECTION_PLACE(name, context) section_place(CONTEXT_IP((ucontext_t *)(context)), name##_start, name##_commit, name##_abort)

static inline const char *section_place(long long ip, const char *start, const char *commit, const char *abort)
{
	const char *at = (const char *)ip;

	return at == abort ? "abort" : at >= start && at < commit ? "inside" : "elsewhere";
}

#endif
