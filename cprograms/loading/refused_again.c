/*
 * A plug-in with more storage than the reserve has is refused ten times: what is left of it, and are the words the same?
 * It is built with a constructor, which no refused plug-in should see run.
 */
#include <rseqabi/process.h>
#include <rseqabi/probe.h>

#include <stdlib.h>

#include "copies.h"
#include "plugin.h"

#define TIMES 10

static int count(struct dl_phdr_info *object, size_t size, void *objects)
{
	(void)object, (void)size;
	++*(long *)objects;
	return 0;
}

static long objects(void)
{
	long found = 0;

	dl_iterate_phdr(count, &found);
	return found;
}

/* Mappings of a copy's file, which is called so. */
static long mappings(void)
{
	static char maps[1 << 16];
	long found = 0;

	if (!process_read(SYS(getpid), "/maps", maps, sizeof maps))
		probe_broken("the mappings of the process cannot be read");
	for (const char *at = maps; *at; at++)
		found += text_begins(at, "memfd:copy");
	return found;
}

PROBE()
{
	const char *path = probe_arguments[1];
	struct copy large = copy_of(path, COPY_LARGEST), fitting = copy_of(path, 0);
	long objects_before = objects(), refused = 0;

	FACT_INT(asked, TIMES);
	for (int i = 0; i < TIMES; i++) {
		bool loaded = dlopen(large.name, RTLD_NOW) != NULL;

		refused += !loaded;
		if (i == 0)
			FACT_TEXT(first_message, loaded ? "none" : text_end(dlerror()));
		if (i == TIMES - 1)
			FACT_TEXT(last_message, loaded ? "none" : text_end(dlerror()));
	}
	FACT_INT(refused, refused);
	FACT_INT(objects_before, objects_before);
	FACT_INT(objects_after, objects());
	FACT_INT(mappings_after, mappings());
	FACT_BOOL(still_loaded, dlopen(large.name, RTLD_NOW | RTLD_NOLOAD) != NULL);
	FACT_BOOL(constructed, getenv(PLUGIN_CONSTRUCTED) != NULL);
	FACT_TEXT(fitting, dlopen(fitting.name, RTLD_NOW) ? "ok" : "failed");
	FACT_BOOL(fitting_constructed, getenv(PLUGIN_CONSTRUCTED) != NULL);
}
