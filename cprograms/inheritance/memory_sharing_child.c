/* A registered process makes a child that shares its memory, as threads and children of vfork do. */
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

static struct area *parents, *childs;
static long has, own;

static void in_child(void *unused)
{
	(void)unused;
	has = area_registered(parents, area_length());
	own = area_register(childs);
}

PROBE()
{
	parents = area_new();
	childs = area_new();
	FACT_ERRNO(registered, area_register(parents));
	FACT_ERRNO(confirmed, area_registered(parents, area_length()));
	FACT_TEXT(child_fate, child_run_sharing_memory(in_child, NULL));
	FACT_ERRNO(child_has, has);
	FACT_ERRNO(child_own, own);
	FACT_ERRNO(parent_after, area_registered(parents, area_length()));
}
