/*
 * dlopen one plug-in or two, each after a word that says how: local, global, deep, or namespace. Which definition of
 * __rseq_abi does each find? With DEFINES the program has one of its own; it exports it where it is linked so.
 * The plug-ins call themselves first and second if they are definers, else user.
 */
#define _GNU_SOURCE
#include "owners.h"

#ifdef DEFINES
__thread struct owned_area __rseq_abi = OWNED_BY(OWNER_PROGRAM);
#endif

static const char *load(const char *how, const char *plugin)
{
	void *handle;

	if (text_same(how, "namespace"))
		handle = dlmopen(LM_ID_NEWLM, plugin, RTLD_NOW);
	else if (text_same(how, "deep"))
		handle = dlopen(plugin, RTLD_NOW | RTLD_DEEPBIND);
	else
		handle = dlopen(plugin, RTLD_NOW | (text_same(how, "global") ? RTLD_GLOBAL : RTLD_LOCAL));
	if (!handle)
		return "failed";
	FACT_OWNERS(handle, first);
	FACT_OWNERS(handle, second);
	FACT_OWNERS(handle, user);
	return "ok";
}

PROBE()
{
	char **argument = probe_arguments + 1;

#ifdef DEFINES
	FACT_INT(program_defines, OWNER_PROGRAM);
	FACT_INT(program_finds, __rseq_abi.owner);
#endif
	if (argument[2]) {
		FACT_TEXT(earlier_load, load(argument[0], argument[1]));
		argument += 2;
	} else {
		FACT_TEXT(earlier_load, "none");
	}
	FACT_TEXT(load, load(argument[0], argument[1]));
}
