/*
 * Two plug-ins, each with a third of the reserve, are loaded; the first one is closed first. What can be loaded then?
 */
#include <rseqabi/probe.h>

#include "copies.h"

PROBE()
{
	const char *path = probe_arguments[1];
	size_t before = copy_reserve(path), align = copy_of(path, 0).align, third = before / 3 / align * align;
	struct copy one = copy_of(path, third), other = copy_of(path, third);
	void *first = dlopen(one.name, RTLD_NOW), *second = dlopen(other.name, RTLD_NOW);

	FACT_TEXT(dlopen, first && second ? "ok" : "failed");
	if (!first || !second)
		return;
	dlclose(first);
	dlclose(second);
	FACT_INT(reserve_before, before);
	FACT_INT(reserve_after, copy_reserve(path));
}
