/* A thread has left a section without its end or its abort handler: what becomes of this section and of the next ones. */
#ifndef ABORTS_LEAVING_H
#define ABORTS_LEAVING_H

#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION(leaving_trapped, BODY_TRAP);
SECTION(leaving_plain, BODY_NOTHING);

/* What a section that calls a function is given. */
struct leaving_call {
	int inside, unused;
	void (*function)(void);
};

static inline void leaving_begin(void)
{
	area = libc_area();
	FACT_ERRNO(registered_before, libc_area_registered());
}

/* `abort` is of the section that was left. A trap outside of any section, one in a section, and a section without. */
static inline void leaving_state(const char *abort)
{
	int inside = 0;

	signal_handle(SIGILL, on_trap);
	rseqabi_trap();
	FACT_TEXT(trap_place, seen_place((uint64_t)abort));
	FACT_BOOL(pointer_null, seen.pointer == 0);
	FACT_TEXT(section_outcome, leaving_trapped(area, &inside) ? "aborted" : "committed");
	FACT_TEXT(section_place, SEEN_PLACE(leaving_trapped));
	FACT_TEXT(next_section, leaving_plain(area, NULL) ? "aborted" : "committed");
	FACT_ERRNO(registered_after, libc_area_registered());
}

#endif
