/* What the kernel tells a program about areas, and a program that a child of it executes. */
#include <rseqabi/again.h>
#include <rseqabi/probe.h>

struct found {
	long size, alignment;
};

static void look(void *results)
{
	struct found *found = results;

	found->size = (long)probe_feature_size;
	found->alignment = (long)probe_align;
}

static void in_child(void *unused)
{
	(void)unused;
	again_execute();
}

PROBE()
{
	struct found *found = again_results(sizeof *found, look);

	found->size = found->alignment = -1;
	FACT_INT(size, (long)probe_feature_size);
	FACT_INT(alignment, (long)probe_align);
	FACT_TEXT(child_fate, child_run(in_child, NULL));
	FACT_INT(size_again, found->size);
	FACT_INT(alignment_again, found->alignment);
}
