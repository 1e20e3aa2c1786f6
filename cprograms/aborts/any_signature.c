/*
 * A section that carries a word of its own before its abort handler traps while the thread has registered with that
 * word; a section with the usual word while it has registered with that one.
 */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

#define OWN_WORD 0x2468ace0 /* as below, where it becomes text */

SECTION_SIGNED(own, 0x2468ace0, BODY_TRAP);
SECTION(usual, BODY_TRAP);

typedef long trapping_section(void *area, void *inside);

static void run(void *section)
{
	int inside = 0;

	probe_exit(((trapping_section *)section)(area, &inside) ? 0 : 2);
}

PROBE()
{
	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(usual_registered, area_surely(area));
	FACT_TEXT(usual_word, child_run(run, (void *)usual)); /* children inherit the registration */
	area_unregister(area);
	FACT_ERRNO(own_registered, area_signed(area, OWN_WORD));
	FACT_TEXT(own_word, child_run(run, (void *)own));
}
