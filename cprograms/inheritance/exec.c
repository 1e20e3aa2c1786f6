/* A registered process executes this program again: what does the new image find? */
#include <rseqabi/again.h>

struct found {
	long arrived, own;
};

static void after_exec(void *results)
{
	struct found *found = results;

	found->own = area_register(area_new());
	found->arrived = 1;
}

static void before_exec(void *unused)
{
	(void)unused;
	if (area_register(area_new()) != 0)
		probe_exit(2);
	again_execute();
}

PROBE()
{
	struct found *found = again_results(sizeof *found, after_exec);

	FACT_TEXT(child_fate, child_run(before_exec, NULL));
	FACT_INT(arrived, found->arrived);
	FACT_ERRNO(own, found->own);
}
