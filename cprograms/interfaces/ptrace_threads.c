/* A tracer asks about each thread of a process: two that have registered areas of their own, and one that has none. */
#include "tracee.h"

#include <rseqabi/threads.h>

#define OWNERS 2
#define THREADS (OWNERS + 1) /* the last one registers nothing */

struct one {
	long task, registered;
	uint64_t area;
	uint32_t signature;
};

/* Shared by the processes. */
static struct {
	struct one threads[THREADS];
	int ready;
} *shared;

static void be_one(void *argument)
{
	struct one *own = argument;

	own->task = SYS(gettid);
	if (own->signature) {
		struct area *area = area_new();

		own->area = (uint64_t)area;
		own->registered = area_signed(area, own->signature);
	}
	__atomic_fetch_add(&shared->ready, 1, __ATOMIC_RELEASE);
	for (;;)
		SYS(ppoll, 0, 0, 0, 0, 0);
}

static void process(void *argument)
{
	static struct thread threads[THREADS - 1];
	struct tracee *tracee = argument;

	for (size_t i = 0; i < OWNERS; i++)
		shared->threads[i].signature = RSEQABI_SIGNATURE + (uint32_t)i;
	for (size_t i = 1; i < THREADS; i++)
		thread_start(&threads[i - 1], be_one, &shared->threads[i]);
	while (__atomic_load_n(&shared->ready, __ATOMIC_ACQUIRE) < THREADS - 1)
		SYS(sched_yield);
	__atomic_store_n(&tracee->ready, 1, __ATOMIC_RELEASE);
	be_one(&shared->threads[0]);
}

static struct registration asked(const struct one *one)
{
	struct registration about = { .thread = one->task };

	registration_ask(&about);
	return about;
}

PROBE()
{
	struct tracee *tracee;
	struct registration first, second, none;

	shared = probe_map(sizeof *shared, MAP_SHARED);
	tracee = tracee_begin(process);
	while (__atomic_load_n(&shared->ready, __ATOMIC_ACQUIRE) < THREADS)
		SYS(sched_yield);
	first = asked(&shared->threads[0]);
	second = asked(&shared->threads[1]);
	none = asked(&shared->threads[2]);
	tracee_end(tracee);
	FACT_ERRNO(registered_first, shared->threads[0].registered);
	FACT_ERRNO(registered_second, shared->threads[1].registered);
	FACT_BOOL(own_areas, shared->threads[0].area != shared->threads[1].area);
	FACT_ERRNO(request_first, first.result);
	FACT_INT(distance_first, (long)(first.pointer - shared->threads[0].area));
	FACT_INT(signature_off_first, (long)first.signature - (long)shared->threads[0].signature);
	FACT_ERRNO(request_second, second.result);
	FACT_INT(distance_second, (long)(second.pointer - shared->threads[1].area));
	FACT_INT(signature_off_second, (long)second.signature - (long)shared->threads[1].signature);
	FACT_ERRNO(request_none, none.result);
	FACT_BOOL(null_none, none.pointer == 0);
}
