/*
 * The program and the plug-in that is its argument both define __rseq_abi. Two threads look the name up in the plug-in
 * and in the whole process.
 */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>
#include <pthread.h>

#include "owner.h"

__thread struct owned_area __rseq_abi = OWNED_BY(OWNER_PROGRAM);

static void *plugin;

struct found {
	char *in_plugin, *anywhere, *own;
	uint32_t plugin_owner, owner; /* 0: nothing was found */
};

static void *look(void *found)
{
	struct found *out = found;

	out->own = (char *)&__rseq_abi;
	out->in_plugin = dlsym(plugin, "__rseq_abi");
	out->anywhere = dlsym(RTLD_DEFAULT, "__rseq_abi");
	out->plugin_owner = out->in_plugin ? ((struct owned_area *)out->in_plugin)->owner : 0;
	out->owner = out->anywhere ? ((struct owned_area *)out->anywhere)->owner : 0;
	return NULL;
}

PROBE()
{
	struct found first, second;
	uint32_t (*defines)(void);
	pthread_t thread;

	plugin = dlopen(probe_arguments[1], RTLD_NOW);
	*(void **)&defines = plugin ? dlsym(plugin, "lead_defines") : NULL;
	if (!defines)
		probe_broken("the plug-in did not load");
	look(&first);
	if (pthread_create(&thread, NULL, look, &second) != 0 || pthread_join(thread, NULL) != 0)
		probe_broken("no thread could be created");
	FACT_INT(program_defines, OWNER_PROGRAM);
	FACT_INT(plugin_defines, defines());
	FACT_INT(main_in_plugin, first.plugin_owner);
	FACT_INT(main_anywhere, first.owner);
	FACT_INT(thread_in_plugin, second.plugin_owner);
	FACT_INT(thread_anywhere, second.owner);
	FACT_INT(main_from_own, first.anywhere - first.own); /* bytes */
	FACT_INT(thread_from_own, second.anywhere - second.own);
	FACT_INT(between_threads, second.in_plugin - first.in_plugin);
}
