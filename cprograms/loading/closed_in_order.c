/*
 * Two plug-ins, each with a third of the reserve, are loaded; the first one is closed first, by `close=last` the last
 * one. By `size=odd` neither is a multiple of its alignment. What can be loaded then?
 */
#include <rseqabi/probe.h>

#include "copies.h"

#define ALIGN 32 /* of an area, in bytes */

PROBE()
{
	const char *path = probe_arguments[1];
	size_t before = copy_largest(path, ALIGN, ALIGN), third = before / 3 / ALIGN * ALIGN;
	size_t bytes = third - (probe_argument("size") ? 4 : 0);
	struct copy one = copy_aligned(path, bytes, ALIGN), other = copy_aligned(path, bytes, ALIGN);
	void *first = dlopen(one.name, RTLD_NOW), *second = dlopen(other.name, RTLD_NOW);
	bool last = probe_argument("close") != NULL;

	FACT_TEXT(dlopen, first && second ? "ok" : "failed");
	if (!first || !second)
		return;
	dlclose(last ? second : first);
	dlclose(last ? first : second);
	FACT_INT(reserve_before, before);
	FACT_INT(reserve_after, copy_largest(path, ALIGN, ALIGN));
}
