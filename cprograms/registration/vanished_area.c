/* A child unmaps its registered area, and then gives it back. */
#include <rseqabi/probe.h>

#define TRIES 20 /* a preemption after the unmapping kills as well */

static struct told {
	long registered, given_back; /* -ECHILD: the child did not get there */
	bool unmaps, asked;
} *told;

static void in_child(void *unused)
{
	struct area *area = area_new();

	(void)unused;
	told->registered = area_surely(area);
	if (told->unmaps)
		SYS(munmap, area, AREA_PAGE);
	told->asked = true;
	told->given_back = area_unregister(area);
}

static const char *fate(bool unmaps)
{
	*told = (struct told){ -ECHILD, -ECHILD, unmaps, false };
	return child_run(in_child, NULL);
}

PROBE()
{
	const char *vanished;
	int tries = 0;

	told = probe_map(sizeof *told, MAP_SHARED);
	FACT_TEXT(kept_fate, fate(false));
	FACT_ERRNO(kept, told->given_back);
	do
		vanished = fate(true);
	while (!told->asked && ++tries < TRIES);
	FACT_TEXT(vanished_fate, vanished);
	FACT_ERRNO(registered, told->registered);
	FACT_BOOL(asked, told->asked);
	FACT_ERRNO(given_back, told->given_back);
}
