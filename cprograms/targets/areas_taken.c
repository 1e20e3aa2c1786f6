/*
 * Which areas does the kernel take? Each argument is a length and an alignment, such as "33-64": the area is at a
 * multiple of that alignment, and of no more. Each is registered in a new process. As evidence for what a libc could
 * register, were it told so.
 */
#include <rseqabi/probe.h>
#include <rseqabi/process.h>

#define ROOM (16 * AREA_PAGE)

static struct {
	char *pages;
	unsigned long length, align;
	long taken;
} *asked;

static void in_child(void *unused)
{
	/* an odd multiple, whatever the mapping's own alignment is */
	unsigned long unit = 2 * asked->align, place = ((unsigned long)asked->pages / unit + 1) * unit + asked->align;

	(void)unused;
	asked->taken = sys_rseq((struct area *)place, (uint32_t)asked->length, 0, RSEQABI_SIGNATURE);
}

PROBE()
{
	asked = probe_map(sizeof *asked, MAP_SHARED);
	asked->pages = probe_map(ROOM, MAP_PRIVATE);
	for (char **argument = probe_arguments + 1; *argument; argument++) {
		const char *dash = *argument;

		while (*dash && *dash != '-')
			dash++;
		asked->length = process_number(*argument);
		asked->align = *dash ? process_number(dash + 1) : 0;
		if (!asked->length || !asked->align || 4 * asked->align + asked->length > ROOM)
			probe_broken("an argument is no length and alignment");
		asked->taken = -ECHILD;
		child_run(in_child, NULL);
		probe_state_errno(*argument, asked->taken, false);
	}
}
