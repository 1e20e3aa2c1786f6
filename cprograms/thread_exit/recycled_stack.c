/* A thread exits with a section still set in its area; a later thread gets the same stack, and so the same area. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <pthread.h>

#define TRIES 50 /* a stack is recycled at the first in practice; a libc without that is seen by `recycled` */

SECTION(plain, BODY_NOTHING);

struct visit {
	struct area *area;
	uint64_t section; /* rseq_cs when the thread began */
	uint32_t flags;
	long registered;
};

static void *leave_dirty(void *argument)
{
	struct visit *visit = argument;

	visit->area = libc_area();
	visit->registered = libc_area_registered();
	plain(visit->area, NULL); /* a commit leaves the pointer set */
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

static void in_thread(void *(*body)(void *), struct visit *visit)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, body, visit) != 0 || pthread_join(thread, NULL) != 0)
		probe_broken("no thread could be created");
}

PROBE()
{
	struct visit first = { 0 }, second = { 0 };

	for (int i = 0; i < TRIES && (!second.area || second.area != first.area); i++) {
		in_thread(leave_dirty, &first);
		in_thread(look, &second);
	}
	FACT_BOOL(recycled, first.area == second.area);
	FACT_ERRNO(first_registered, first.registered);
	FACT_BOOL(section_null, second.section == 0);
	FACT_INT(flags, second.flags);
	FACT_ERRNO(second_registered, second.registered);
}
