/*
 * Two children run the same section, whose trap makes the kernel abort it. They differ in one thing: the signature
 * that the area was registered with. A kill by the kernel is thereby told from any other crash.
 */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION(trapped, BODY_TRAP);

static void run(void *unused)
{
	int inside = 0;

	(void)unused;
	probe_exit(trapped(area, &inside) ? 0 : 2);
}

PROBE()
{
	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(same_registered, area_surely(area));
	FACT_TEXT(same_signature, child_run(run, NULL)); /* children inherit the registration */
	area_unregister(area);
	FACT_ERRNO(other_registered, area_signed(area, RSEQABI_SIGNATURE ^ 0x01010101));
	FACT_TEXT(other_signature, child_run(run, NULL));
}
