/*
 * Two children run the same section, whose trap makes the kernel abort it. They differ in one thing: the signature
 * that their area was registered with. A kill by the kernel is thereby told from any other crash.
 */
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

SECTION(trapped, BODY_TRAP);

static void on_trap(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info, (void)context; /* the kernel has moved the program to its abort handler, or killed it */
	if (!text_same(SECTION_PLACE(trapped, context), "abort"))
		CONTEXT_IP((ucontext_t *)context) = (long long)trapped_commit;
}

static void abort_with(void *argument)
{
	uint32_t *signature = argument;
	struct area *area = area_new();
	int inside = 0;

	if (sys_rseq(area, area_length(), 0, *signature) != 0)
		probe_exit(1);
	signal_handle(SIGILL, on_trap);
	probe_exit(trapped(area, &inside) ? 0 : 2);
}

PROBE()
{
	uint32_t own = RSEQABI_SIGNATURE, other = RSEQABI_SIGNATURE ^ 0x01010101;

	FACT_TEXT(same_signature, child_run(abort_with, &own));
	FACT_TEXT(other_signature, child_run(abort_with, &other));
}
