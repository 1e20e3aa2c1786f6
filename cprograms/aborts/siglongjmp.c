/* Leave a trapping section by siglongjmp out of the handler, as a language runtime does, and enter another one. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

#include <setjmp.h>

SECTION(trapped, BODY_TRAP);
SECTION(plain, BODY_NOTHING);

static sigjmp_buf back;
static const char *place = "no signal";

static void on_trap(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	place = SECTION_PLACE(trapped, context);
	siglongjmp(back, 1);
}

PROBE()
{
	struct area *area = libc_area();
	volatile int inside = 0;

	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered_before, libc_area_registered());
	if (!sigsetjmp(back, 1))
		trapped(area, (void *)&inside);
	FACT_BOOL(pointer_null, area->rseq_cs == 0);
	FACT_TEXT(place, place);
	FACT_ERRNO(registered_after, libc_area_registered());
	FACT_TEXT(next_section, plain(area, NULL) ? "aborted" : "committed");
}
