/*
 * dlopen plug-ins, each after a word that says how: local, global, deep, or namespace. Which definition of __rseq_abi
 * does each find? With DEFINES the program has one of its own; it exports it where it is linked so.
 */
#define _GNU_SOURCE
#include "owners.h"

#ifdef DEFINES
__thread struct owned_area __rseq_abi = OWNED_BY(OWNER_PROGRAM);
#endif

static void *load(const char *how, const char *plugin)
{
	if (text_same(how, "namespace"))
		return dlmopen(LM_ID_NEWLM, plugin, RTLD_NOW);
	if (text_same(how, "deep"))
		return dlopen(plugin, RTLD_NOW | RTLD_DEEPBIND);
	return dlopen(plugin, RTLD_NOW | (text_same(how, "global") ? RTLD_GLOBAL : RTLD_LOCAL));
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
