/*
 * Where the libc has namespaces: they are made, each with a libc and a plug-in of its own, until one is refused. Which
 * words say so, and does the process go on? Then all are closed, the last one first, and made again. Arguments: the
 * plug-in, and one whose storage takes nothing of the reserve.
 */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "plugin.h"

#ifdef LM_ID_NEWLM
#define MOST 64

static struct {
	void *libc, *plugin;
	uint32_t *own;
} spaces[MOST];

/* Make one more; false where it was refused, and nothing of it is left then. */
static bool make(int at)
{
	plugin_storage_of_caller *storage;
	Lmid_t space;

	spaces[at].libc = dlmopen(LM_ID_NEWLM, "libc.so.6", RTLD_NOW);
	if (!spaces[at].libc || dlinfo(spaces[at].libc, RTLD_DI_LMID, &space) != 0)
		return false;
	spaces[at].plugin = dlmopen(space, probe_arguments[1], RTLD_NOW);
	if (!spaces[at].plugin)
		return false;
	*(void **)&storage = dlsym(spaces[at].plugin, "plugin_storage");
	spaces[at].own = storage();
	return true;
}

static int make_all(void)
{
	int made = 0;

	while (made < MOST && make(made))
		made++;
	return made;
}

PROBE()
{
	int made = make_all(), images = 0, kept = 0, again;
	const char *words = made < MOST ? dlerror() : NULL;

	for (int i = 0; i < made; i++) {
		images += *spaces[i].own == PLUGIN_IMAGE; /* not so where two namespaces share the storage */
		*spaces[i].own = PLUGIN_OTHER + (uint32_t)i;
	}
	for (int i = 0; i < made; i++)
		kept += *spaces[i].own == PLUGIN_OTHER + (uint32_t)i;
	FACT_INT(made, made);
	FACT_INT(most, MOST);
	FACT_INT(images, images);
	FACT_INT(kept, kept);
	FACT_TEXT(message, words ? text_end(words) : "none");
	FACT_TEXT(other, dlopen(probe_arguments[2], RTLD_NOW) ? "ok" : "failed");
	if (made < MOST && spaces[made].libc)
		dlclose(spaces[made].libc);
	for (int i = made - 1; i >= 0; i--) {
		dlclose(spaces[i].plugin);
		dlclose(spaces[i].libc);
	}
	again = make_all();
	FACT_INT(made_again, again);
}
#else
PROBE()
{
	probe_broken("this libc has no namespaces");
}
#endif
