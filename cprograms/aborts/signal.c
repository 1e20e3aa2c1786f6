/*
 * A task that is in a section gets a signal that it has a handler for. Controls: nothing is done to it, and the same is
 * done to a task that has not registered its area.
 */
#include <rseqabi/probe.h>

#include "inside.h"

static void on_signal(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	inside->place = SECTION_PLACE(waiting, context);
	inside->pointer_null = inside_area->rseq_cs == 0;
	__atomic_store_n(&inside->signals, 1, __ATOMIC_RELEASE);
}

static void handle(void)
{
	signal_handle(SIGUSR1, on_signal);
}

static void send(struct inside *about)
{
	SYS(kill, about->child, SIGUSR1);
	inside_wait(&about->signals, child_clock() + INSIDE_DEADLINE);
}

PROBE()
{
	int tries = 0, aborts = 0, places = 0, nulls = 0;
	long until;

	inside_begin(handle);
	FACT_TEXT(undisturbed, inside_undisturbed());
	until = child_clock() + INSIDE_DEADLINE;
	FACT_TEXT(unregistered, inside_try(false, send, until));
	FACT_TEXT(unregistered_place, inside->place);
	while (tries < INSIDE_TRIES && child_clock() < until) {
		const char *outcome = inside_try(true, send, until);

		/* Aborted just before the signal came, the handler sees neither the section nor its abort address. */
		if (text_same(outcome, "missed") || text_same(inside->place, "elsewhere"))
			continue;
		tries++;
		aborts += text_same(outcome, "aborted");
		places += text_same(inside->place, "abort");
		nulls += inside->pointer_null;
	}
	FACT_INT(tries, tries);
	FACT_INT(aborts, aborts);
	FACT_INT(abort_places, places); /* handlers that were given the abort address */
	FACT_INT(null_pointers, nulls); /* handlers that found rseq_cs null */
}
