/*
 * Which areas does the kernel take? Each argument is a length and an alignment, such as "33-64": the area is at a
 * multiple of that alignment, and of no more. As evidence for what a libc could register, were it told so.
 */
#include <rseqabi/probe.h>
#include <rseqabi/process.h>

#define ROOM (16 * AREA_PAGE)

PROBE()
{
	char *pages = probe_map(ROOM, MAP_PRIVATE);

	for (char **argument = probe_arguments + 1; *argument; argument++) {
		const char *dash = *argument;
		unsigned long length = process_number(dash), align;
		struct area *area;
		long taken;

		while (*dash && *dash != '-')
			dash++;
		align = *dash ? process_number(dash + 1) : 0;
		if (!length || !align || align + length > ROOM / 2)
			probe_broken("an argument is no length and alignment");
		/* an odd multiple, whatever the mapping's own alignment is */
		area = (struct area *)(((unsigned long)pages / (2 * align) + 1) * 2 * align + align);
		taken = sys_rseq(area, (uint32_t)length, 0, RSEQABI_SIGNATURE);
		if (taken == 0)
			sys_rseq(area, (uint32_t)length, AREA_UNREGISTER, RSEQABI_SIGNATURE);
		probe_state_errno(*argument, taken, false);
	}
}
