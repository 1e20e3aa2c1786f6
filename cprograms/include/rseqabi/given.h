/*
 * Children that trap, each with a descriptor, a pointer or an area of its own, inside of one section or outside of it:
 * what became of them. Outside of the section a pointer is set by hand.
 */
#ifndef RSEQABI_GIVEN_H
#define RSEQABI_GIVEN_H

#include <rseqabi/child.h>
#include <rseqabi/trapping.h>

SECTION_GIVEN(given, BODY_TRAP);

/* The descriptor as the section would have it. */
static inline struct descriptor given_usual(void)
{
	return (struct descriptor){
		.start = (uint64_t)given_start,
		.length = (uint64_t)given_commit - (uint64_t)given_start,
		.abort = (uint64_t)given_abort,
	};
}

enum { GIVEN_ABORTED, GIVEN_COMMITTED, GIVEN_CLEARED, GIVEN_KEPT };

static inline void given_trap_inside(void *pointer)
{
	int inside = 0;

	probe_exit(given(area, &inside, pointer) ? GIVEN_ABORTED : GIVEN_COMMITTED);
}

/* rseq_cs is looked at in the handler: afterwards a preemption may have cleared it. */
static inline void given_trap_outside(void *pointer)
{
	area->rseq_cs = (uint64_t)pointer;
	rseqabi_trap();
	probe_exit(seen.pointer ? GIVEN_KEPT : GIVEN_CLEARED);
}

/*
 * "aborted" or "committed" for a section; "cleared" or "kept" for rseq_cs, where the program went on from where it was;
 * or how the child died.
 */
static inline const char *given_outcome(void (*body)(void *), const void *pointer)
{
	static const char *const words[] = { "aborted", "committed", "cleared", "kept" };
	const char *fate = child_run(body, (void *)pointer);

	if (text_begins(fate, "exit:") && fate[5] >= '0' && fate[5] <= '3' && !fate[6])
		return words[fate[5] - '0'];
	return fate;
}

static inline const char *given_inside(const void *pointer)
{
	return given_outcome(given_trap_inside, pointer);
}

static inline const char *given_outside(const void *pointer)
{
	return given_outcome(given_trap_outside, pointer);
}

/* A section by the usual descriptor, while the flags of the area are these. */
static inline const char *given_area_flags(uint32_t flags)
{
	struct descriptor usual = given_usual();
	const char *outcome;

	area->flags = flags;
	outcome = given_inside(&usual);
	area->flags = 0;
	return outcome;
}

/* The area that children inherit, registered, and the handler that they trap into. */
static inline long given_begin(void)
{
	area = area_new();
	signal_handle(SIGILL, on_trap);
	return area_surely(area);
}

/* Defects, and what is at the edge of one. */

static inline struct descriptor given_version(uint32_t version)
{
	struct descriptor usual = given_usual();

	usual.version = version;
	return usual;
}

/* The range's end comes round to its own start. */
static inline struct descriptor given_wrapping(void)
{
	struct descriptor usual = given_usual();

	usual.length = ~0ul;
	return usual;
}

/* The abort address, signed as it should be, is of the section itself. */
static inline struct descriptor given_inner_abort(void)
{
	struct descriptor usual = given_usual();

	usual.length = usual.abort + 1 - usual.start;
	return usual;
}

#endif
