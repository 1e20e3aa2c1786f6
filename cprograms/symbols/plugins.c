/*
 * dlopen plug-ins, each after a word that says how: local, global, and where the libc has that deep or namespace. Which
 * definition of __rseq_abi does each find? With DEFINES the program has one of its own; it exports it where it is linked
 * so.
 */
#define _GNU_SOURCE
#include "owners.h"

#ifdef DEFINES
__thread struct owned_area __rseq_abi = OWNED_BY(OWNER_PROGRAM);
#endif

static void *load(const char *how, const char *plugin)
{
#ifdef LM_ID_NEWLM
	if (text_same(how, "namespace"))
		return dlmopen(LM_ID_NEWLM, plugin, RTLD_NOW);
#endif
#ifdef RTLD_DEEPBIND
	if (text_same(how, "deep"))
		return dlopen(plugin, RTLD_NOW | RTLD_DEEPBIND);
#endif
	if (text_same(how, "global"))
		return dlopen(plugin, RTLD_NOW | RTLD_GLOBAL);
	if (!text_same(how, "local"))
		probe_broken("this libc loads nothing in that way");
	return dlopen(plugin, RTLD_NOW | RTLD_LOCAL);
}

PROBE()
{
	int refused = 0;
	void *last;

#ifdef DEFINES
	FACT_INT(program_defines, OWNER_PROGRAM);
	FACT_INT(program_finds, __rseq_abi.owner);
#endif
	for (char **pair = probe_arguments + 1; *pair; pair += 2) {
		last = load(pair[0], pair[1]);
		if (last)
			owners_said(last);
		else if (pair[2])
			refused++;
	}
	FACT_INT(refused_before, refused);
	FACT_TEXT(last_load, last ? "ok" : "failed");
}
