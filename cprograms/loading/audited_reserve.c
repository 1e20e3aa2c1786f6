/*
 * How much initial-exec storage can a process still load, and how much where the same program runs under an audit
 * module, which has a libc of its own? Arguments: the plug-in, the audit module.
 */
#include <rseqabi/again.h>

#include "copies.h"

#define MOST 100 /* variables that are passed on */

struct found {
	long reserve; /* bytes */
	bool audited;
};

static void look(void *results)
{
	struct found *found = results;

	found->audited = probe_environ("LD_AUDIT")[0] != '\0';
	found->reserve = (long)copy_reserve_at(probe_argument("plugin"), 1);
}

static void start_again(void *unused)
{
	static char variable[4096] = "LD_AUDIT=", plugin[4096] = "plugin=";
	static char *environment[MOST + 2] = { variable };

	(void)unused;
	text_append(variable, sizeof variable, probe_arguments[2]);
	text_append(plugin, sizeof plugin, probe_arguments[1]);
	for (int i = 0; i < MOST && probe_environment[i]; i++)
		environment[i + 1] = probe_environment[i];
	probe_environment = environment;
	probe_arguments[1] = plugin;
	again_execute();
}

PROBE()
{
	struct found *found = again_results(sizeof *found, look);

	FACT_INT(reserve, (long)copy_reserve_at(probe_arguments[1], 1));
	FACT_TEXT(child_fate, child_run(start_again, NULL));
	FACT_BOOL(audited, found->audited);
	FACT_INT(audited_reserve, found->reserve);
}
