/*
 * A program at a fixed address gets copies of the loader's symbols. It reads them in a constructor and in main, beside
 * the loader's own objects, and so do consumers: one linked, and the argument, loaded here and, where the libc has such,
 * in a new namespace.
 */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>

#include "public_values.h"

#define LOADERS(type, name) (*(const type *)dlsym(RTLD_NEXT, #name))

static struct public_values early;

__attribute__((constructor)) static void read_early(void)
{
	early = public_values();
}

struct public_values linked_values(void);

static struct public_values values_in(void *plugin)
{
	struct public_values (*values)(void);

	*(void **)&values = plugin ? dlsym(plugin, "plugin_values") : NULL;
	if (!values)
		probe_broken("the consumer did not load");
	return values();
}

PROBE()
{
	struct public_values loader = { LOADERS(ptrdiff_t, __rseq_offset), LOADERS(unsigned int, __rseq_size),
					LOADERS(unsigned int, __rseq_flags) };

	FACT_INT(distance, (char *)&__rseq_size - (char *)dlsym(RTLD_NEXT, "__rseq_size")); /* 0: no copy at all */
	FACT_VALUES(loader, loader);
	FACT_VALUES(early, early);
	FACT_VALUES(program, public_values());
	FACT_VALUES(linked, linked_values());
	FACT_VALUES(local, values_in(dlopen(probe_arguments[1], RTLD_NOW)));
#ifdef LM_ID_NEWLM
	FACT_VALUES(namespace, values_in(dlmopen(LM_ID_NEWLM, probe_arguments[1], RTLD_NOW)));
#endif
}
