/* The original length, at every place of a page's start that is a multiple of 32 bytes, each in a new process. */
#include <rseqabi/probe.h>

static struct area *page;
static long *accepted;

static void in_child(void *place)
{
	*accepted = sys_rseq(area_at(page, *(size_t *)place), AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE);
}

static long at(size_t place)
{
	*accepted = -ECHILD;
	child_run(in_child, &place);
	return *accepted;
}

PROBE()
{
	page = area_new();
	accepted = probe_map(sizeof *accepted, MAP_SHARED);
	FACT_ERRNO(at_0, at(0));
	FACT_ERRNO(at_32, at(32));
	FACT_ERRNO(at_64, at(64));
	FACT_ERRNO(at_96, at(96));
}
