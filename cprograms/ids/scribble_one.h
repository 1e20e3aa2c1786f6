/* A thread writes into one of its ids, or into none, and what becomes of that is told in a word. */
#ifndef IDS_SCRIBBLE_ONE_H
#define IDS_SCRIBBLE_ONE_H

#include <rseqabi/child.h>

#include "scribble.h"

static struct {
	long registered; /* or the last refusal */
	int field; /* FIELDS: none */
	bool left;
	unsigned int now; /* where the kernel says that the thread is, when it looks */
} *shared;
static struct cpu_pair cpus;
static struct area *area;

static inline void write_field(void)
{
	long registered;

	area = area_new();
	cpu_pin(0, cpus.first);
	registered = area_surely(area);
	if (registered)
		shared->registered = registered;
	if (shared->field < FIELDS)
		*scribble_field(area, shared->field) = SCRIBBLE;
}

static inline void look_at_field(void)
{
	shared->left = shared->field < FIELDS && *scribble_field(area, shared->field) == SCRIBBLE;
	shared->now = cpu_now();
}

/*
 * What becomes of a field in a child: "anew" where the kernel has written it, "left" where not, "killed"; or how else
 * the child ended.
 */
static inline const char *became_of(int field, void (*body)(void *))
{
	const char *fate;

	if (field < FIELDS && field >= scribble_fields())
		return "no field";
	shared->field = field;
	fate = child_run(body, NULL);
	if (text_same(fate, "signal:SIGSEGV"))
		return "killed";
	return !text_same(fate, "exit:0") ? fate : shared->left ? "left" : "anew";
}

static inline void scribble_begin(void)
{
	cpus = cpu_two();
	shared = probe_map(sizeof *shared, MAP_SHARED | MAP_POPULATE);
}

#endif
