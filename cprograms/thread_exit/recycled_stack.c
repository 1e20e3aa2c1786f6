/*
 * A thread ends with a section still set in its area, in the way that `way=` says; then the rest of the area is made dirty. A
 * later thread gets the same stack, and so the same area: one that the libc keeps, with `thread=detached` after a thread
 * that nobody joins, or with `stack=own` the program's, of which every byte was written to in between.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "ways.h"

#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define TRIES 50 /* a stack is recycled at the first in practice; a libc without that is seen by `recycled` */
#define STACK (256 * 1024)

SECTION(plain, BODY_NOTHING);

struct visit {
	struct area *area;
	uint64_t section; /* rseq_cs when the thread began */
	uint32_t flags;    /* likewise */
	long registered;
	int task;
};

static pthread_attr_t attributes;
static void *own_stack; /* NULL: the libc's */
static bool detached;

static void *leave_dirty(void *argument)
{
	struct visit *visit = argument;

	visit->area = libc_area();
	visit->flags = visit->area->flags;
	visit->registered = libc_area_registered();
	__atomic_store_n(&visit->task, (int)SYS(gettid), __ATOMIC_RELEASE);
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
	__atomic_store_n(&visit->task, (int)SYS(gettid), __ATOMIC_RELEASE);
	return NULL;
}

/* A whole thread, until the kernel knows it no more. */
static void run(void *(*body)(void *), struct visit *visit)
{
	pthread_t thread;
	int task;

	visit->task = 0;
	if (!detached) {
		way_run(&attributes, body, visit);
		return;
	}
	if (pthread_create(&thread, &attributes, body, visit) != 0)
		probe_broken("no thread could be created");
	while (!(task = __atomic_load_n(&visit->task, __ATOMIC_ACQUIRE)) || SYS(tgkill, getpid(), task, 0) == 0)
		SYS(sched_yield);
}

/* The pointer that an exited thread left behind; its stack may be gone. */
static uint64_t left(const struct area *area)
{
	uint64_t section = 0;
	struct iovec to = { &section, sizeof section }, from = { (void *)&area->rseq_cs, sizeof section };

	SYS(process_vm_readv, getpid(), &to, 1, &from, 1, 0);
	return section;
}

/*
 * Make the rest dirty, all bits of it. Any event on its way out may have cleared the pointer, with rseq_debug=1 each call
 * does: it is put there again. On a stack of the program's it is no more than more dirt.
 */
static bool make_dirty(const struct area *area)
{
	uint64_t section = (uint64_t)(uintptr_t)plain_descriptor;
	struct area dirt;
	struct iovec from = { &dirt, sizeof dirt }, to = { (void *)area, sizeof dirt };

	memset(&dirt, AREA_PATTERN, sizeof dirt);
	if (own_stack) {
		memset(own_stack, AREA_PATTERN, STACK);
		return left(area) == dirt.rseq_cs;
	}
	dirt.rseq_cs = section;
	SYS(process_vm_writev, getpid(), &from, 1, &to, 1, 0);
	return left(area) == section;
}

static void prepare(void)
{
	detached = probe_argument("thread") != NULL;
	own_stack = probe_argument("stack") ? probe_map(STACK, MAP_PRIVATE) : NULL;
	if (pthread_attr_init(&attributes) != 0 ||
	    (detached && pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED) != 0) ||
	    (own_stack && pthread_attr_setstack(&attributes, own_stack, STACK) != 0))
		probe_broken("a thread's attributes could not be set");
}

PROBE()
{
	struct visit first = { 0 }, second = { 0 };
	bool set = false;

	prepare();
	for (int i = 0; i < TRIES && !(set && second.area == first.area); i++) {
		run(leave_dirty, &first);
		set = make_dirty(first.area);
		run(look, &second);
	}
	FACT_ERRNO(first_registered, first.registered);
	FACT_BOOL(left_set, set);
	FACT_BOOL(recycled, first.area == second.area);
	FACT_BOOL(section_null, second.section == 0);
	FACT_INT(first_flags, first.flags);
	FACT_INT(second_flags, second.flags);
	FACT_ERRNO(second_registered, second.registered);
}
