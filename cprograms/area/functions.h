/*
 * Functions of the libc, each called once by a thread whose area is watched: which of its fields do they access?
 *
 * With `area=registered` the thread is a registered one, which writes nothing that is the kernel's. Else it has taken the
 * area back, so that nobody but the function accesses it, and has left in it what the kernel last wrote: to the libc it
 * looks registered, and it has a section set. Then the ids follow it to no other CPU, and nothing clears the section.
 */
#ifndef AREA_FUNCTIONS_H
#define AREA_FUNCTIONS_H

#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>
#include <rseqabi/watch.h>

SECTION(idle, BODY_NOTHING);

/* FUNCTION(name) { calls it }, and in the probe ACCESSES(name). */
#define FUNCTION(name) static void call_##name(void)
#define ACCESSES(name) probe_state_text(#name, functions_accesses(call_##name), false)

/* By the eight bytes that were met. */
static inline const char *functions_accesses(void (*call)(void))
{
	static const char *const words[] = {
		"nothing", "ids", "section", "ids section", "rest", "ids rest", "section rest", "ids section rest",
	};
	unsigned int met = watch_met(call);

	return words[(met & 3) | (met & ~3u ? 4 : 0)];
}

/* The control: what this program does itself. */
FUNCTION(nothing)
{
}

FUNCTION(reading)
{
	(void)*(const volatile uint32_t *)&libc_area()->cpu_id;
}

FUNCTION(writing)
{
	*(volatile uint64_t *)&libc_area()->rseq_cs = (uintptr_t)idle_descriptor;
}

FUNCTION(looking)
{
	(void)*(const volatile uint32_t *)&libc_area()->mm_cid;
}

static inline void functions_begin(const char *group)
{
	bool taken_back = !probe_argument("area");
	struct area *area = libc_area();
	struct area left = *area;

	FACT_TEXT(group, group);
	FACT_ERRNO(registered, libc_area_registered());
	if (taken_back && sys_rseq(area, libc_area_length(), AREA_UNREGISTER, RSEQABI_SIGNATURE) == 0)
		*area = left;
	FACT_BOOL(taken_back, taken_back);
	FACT_ERRNO(registered_while_watched, libc_area_registered());
	area->rseq_cs = (uintptr_t)idle_descriptor;
	watch_start(area);
	ACCESSES(nothing);
	ACCESSES(reading);
	ACCESSES(writing);
	ACCESSES(looking);
}

static inline void functions_end(void)
{
	watch_end();
}

#endif
