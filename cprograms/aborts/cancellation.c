/* A thread that can be cancelled at any time is cancelled while it waits in a section; a caller has a cleanup. */
#include <rseqabi/child.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <pthread.h>
#include <string.h>

#define DEADLINE 5000 /* milliseconds */

SECTION(waiting, BODY_WAIT);

static struct {
	int entered, go_on; /* what the section sets, and what it waits for */
	int ended, cleanups;
	long registered;
	bool pointer_null;
} thread;

static void clean(void *unused)
{
	(void)unused;
	thread.pointer_null = libc_area()->rseq_cs == 0;
	__atomic_fetch_add(&thread.cleanups, 1, __ATOMIC_RELEASE);
}

static void *wait_in_section(void *unused)
{
	thread.registered = libc_area_registered();
	pthread_cleanup_push(clean, NULL);
	pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
	waiting(libc_area(), &thread);
	__atomic_store_n(&thread.ended, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&thread.go_on, __ATOMIC_ACQUIRE)) /* aborted too early: be cancelled here */
		;
	pthread_cleanup_pop(1);
	return unused;
}

static struct attempt {
	bool inside; /* the thread was in the section when it was cancelled */
	bool cancelled;
} attempt(long until)
{
	pthread_t handle;
	void *returned = NULL;
	struct attempt made;

	memset(&thread, 0, sizeof thread);
	if (pthread_create(&handle, NULL, wait_in_section, NULL) != 0)
		probe_broken("no thread could be created");
	while (!__atomic_load_n(&thread.entered, __ATOMIC_ACQUIRE) && child_clock() < until)
		;
	made.inside = thread.entered && !__atomic_load_n(&thread.ended, __ATOMIC_ACQUIRE);
	pthread_cancel(handle);
	while (!__atomic_load_n(&thread.cleanups, __ATOMIC_ACQUIRE) && child_clock() < until)
		;
	__atomic_store_n(&thread.go_on, 1, __ATOMIC_RELEASE); /* nobody cancelled it: let it end */
	if (pthread_join(handle, &returned) != 0)
		probe_broken("the thread could not be joined");
	made.cancelled = returned == PTHREAD_CANCELED;
	return made;
}

PROBE()
{
	long until = child_clock() + DEADLINE;
	struct attempt made;

	do /* a preemption may have aborted the section before */
		made = attempt(child_clock() + DEADLINE / 4);
	while (!made.inside && child_clock() < until);
	FACT_ERRNO(registered, thread.registered);
	FACT_BOOL(inside, made.inside);
	FACT_BOOL(cancelled, made.cancelled);
	FACT_INT(cleanups, thread.cleanups);
	FACT_BOOL(pointer_null, thread.pointer_null);
}
