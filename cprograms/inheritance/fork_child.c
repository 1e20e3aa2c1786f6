/* A registered process forks; the child asks what it has, and gives it back. */
#include <rseqabi/probe.h>

static struct area *area;

static struct {
	long has, same, given_back;
} *child;

static void in_child(void *unused)
{
	(void)unused;
	child->has = area_registered(area, area_length());
	child->same = area_register(area);
	child->given_back = area_unregister(area);
}

PROBE()
{
	area = area_new();
	child = probe_map(sizeof *child, MAP_SHARED);
	FACT_ERRNO(registered, area_register(area));
	FACT_ERRNO(confirmed, area_registered(area, area_length()));
	FACT_TEXT(child_fate, child_run(in_child, NULL));
	FACT_ERRNO(child_has, child->has);
	FACT_ERRNO(child_same, child->same);
	FACT_ERRNO(child_given_back, child->given_back);
	FACT_ERRNO(parent_after, area_registered(area, area_length()));
}
