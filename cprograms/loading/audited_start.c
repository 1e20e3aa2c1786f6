/*
 * The program is started again with a plug-in there from the start, preloaded (the second argument) or linked (LINKED), and
 * then the same under an audit module, the first argument: does it begin, and what does it find in the plug-in's storage?
 */
#define _GNU_SOURCE
#include <rseqabi/again.h>

#include <dlfcn.h>

#include "linked.h"

struct start {
	bool begun, found;
	uint32_t image;
};

static void look(void *results)
{
	struct start *start = results;
	plugin_storage_of_caller *storage = linked;

	start->begun = true;
	if (!storage)
		*(void **)&storage = dlsym(RTLD_DEFAULT, "plugin_storage");
	start->found = storage != NULL;
	if (storage)
		start->image = *(uint32_t *)storage();
}

static void start_with(void *environment)
{
	probe_environment = environment;
	again_execute();
}

static char *variable(char *text, size_t size, const char *value)
{
	text_append(text, size, value);
	return text;
}

PROBE()
{
	static char preload[4096] = "LD_PRELOAD=", audit[4096] = "LD_AUDIT=";
	struct start *start = again_results(sizeof *start, look);
	const char *preloaded = probe_arguments[2] ? probe_arguments[2] : "";
	char *alone[] = { variable(preload, sizeof preload, preloaded), NULL };
	char *audited[] = { preload, variable(audit, sizeof audit, probe_arguments[1]), NULL };

	FACT_INT(image, PLUGIN_IMAGE);
	FACT_TEXT(alone, child_run(start_with, alone));
	FACT_BOOL(alone_found, start->found);
	*start = (struct start){ 0 };
	FACT_TEXT(audited, child_run(start_with, audited));
	FACT_BOOL(audited_begun, start->begun);
	FACT_BOOL(audited_found, start->found);
	FACT_INT(audited_image, start->image);
}
