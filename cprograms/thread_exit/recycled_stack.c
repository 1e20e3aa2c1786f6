/*
 * A thread ends with a section still set in its area, in the way that `way=` says; a later thread gets the same stack, and
 * so the same area.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "ways.h"

#include <sys/uio.h>
#include <unistd.h>

#define TRIES 50 /* a stack is recycled at the first in practice; a libc without that is seen by `recycled` */

SECTION(plain, BODY_NOTHING);

struct visit {
	struct area *area;
	uint64_t section; /* rseq_cs when the thread began */
	uint32_t flags;    /* likewise */
	long registered;
};

static void *leave_dirty(void *argument)
{
	struct visit *visit = argument;

	visit->area = libc_area();
	visit->flags = visit->area->flags;
	visit->registered = libc_area_registered();
	way_prepare();
	plain(visit->area, NULL); /* a commit leaves the pointer set */
	way_take();
	return NULL;
}

static void *look(void *argument)
{
	struct visit *visit = argument;

	visit->area = libc_area();
	visit->section = visit->area->rseq_cs;
	visit->flags = visit->area->flags;
	visit->registered = libc_area_registered();
	return NULL;
}

/* What an exited thread left behind; its stack may be gone. */
static bool left_set(const struct area *area)
{
	uint64_t section = 0;
	struct iovec to = { &section, sizeof section }, from = { (void *)&area->rseq_cs, sizeof section };

	SYS(process_vm_readv, getpid(), &to, 1, &from, 1, 0);
	return section == (uint64_t)(uintptr_t)plain_descriptor;
}

/* Any event on its way out may have cleared the pointer, with rseq_debug=1 each call does: then it is put there again. */
static bool make_set(const struct area *area)
{
	uint64_t section = (uint64_t)(uintptr_t)plain_descriptor;
	struct iovec from = { &section, sizeof section }, to = { (void *)&area->rseq_cs, sizeof section };

	if (!left_set(area))
		SYS(process_vm_writev, getpid(), &from, 1, &to, 1, 0);
	return left_set(area);
}

PROBE()
{
	struct visit first = { 0 }, second = { 0 };
	bool set = false;

	for (int i = 0; i < TRIES && !(set && second.area == first.area); i++) {
		way_run(leave_dirty, &first);
		set = make_set(first.area);
		way_run(look, &second);
	}
	FACT_ERRNO(first_registered, first.registered);
	FACT_BOOL(left_set, set);
	FACT_BOOL(recycled, first.area == second.area);
	FACT_BOOL(section_null, second.section == 0);
	FACT_INT(first_flags, first.flags);
	FACT_INT(second_flags, second.flags);
	FACT_ERRNO(second_registered, second.registered);
}
