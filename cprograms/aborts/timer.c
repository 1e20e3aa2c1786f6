/*
 * A timer of the task itself expires while the task is in a section. Controls: nothing is done to it, and the timer
 * expires in a task that has not registered its area.
 */
#include <rseqabi/probe.h>

#include "inside.h"

#include <linux/time.h>

#define PERIOD 1000 /* microseconds */

/* It expires again and again: the first time may be before the section, which is none. */
static void on_alarm(int number, siginfo_t *info, void *context)
{
	const char *place = SECTION_PLACE(waiting, context);

	(void)number, (void)info;
	if (inside->signals || text_same(place, "elsewhere"))
		return;
	inside->place = place;
	__atomic_store_n(&inside->signals, 1, __ATOMIC_RELEASE);
}

static void arm(void)
{
	struct __kernel_old_itimerval often = { { 0, PERIOD }, { 0, PERIOD } };

	signal_handle(SIGALRM, on_alarm);
	SYS(setitimer, 0 /* ITIMER_REAL */, &often, 0);
}

static void wait_for_alarm(struct inside *about)
{
	inside_wait(&about->signals, child_clock() + INSIDE_DEADLINE);
}

PROBE()
{
	int tries = 0, aborts = 0, places = 0;
	long until;

	inside_begin(NULL);
	FACT_TEXT(undisturbed, inside_undisturbed());
	inside->prepare = arm;
	until = child_clock() + INSIDE_DEADLINE;
	FACT_TEXT(unregistered, inside_try(false, wait_for_alarm, until));
	FACT_TEXT(unregistered_place, inside->place);
	while (tries < INSIDE_TRIES && child_clock() < until) {
		inside_try(true, wait_for_alarm, until);
		/*
		 * Aborted by something else, it has left the section before its timer expired. That the timer was first,
		 * before the parent saw the child inside, is as good as after.
		 */
		if (text_same(inside->place, "no signal") || !inside->ended)
			continue;
		tries++;
		aborts += text_same(inside->outcome, "aborted");
		places += text_same(inside->place, "abort");
	}
	FACT_INT(tries, tries);
	FACT_INT(aborts, aborts);
	FACT_INT(abort_places, places); /* handlers that were given the abort address */
}
