/* Children write to the loader's public objects; another only reads them. */
#define _GNU_SOURCE
#include <rseqabi/child.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>

static volatile unsigned int *object(const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);

	if (!found)
		probe_broken("the loader has no such object");
	return found;
}

static void write_to(void *object)
{
	*(volatile unsigned int *)object = 1;
}

static void read_from(void *object)
{
	(void)*(volatile unsigned int *)object;
}

PROBE()
{
	FACT_TEXT(reader, child_run(read_from, (void *)object("__rseq_offset")));
	FACT_TEXT(offset_writer, child_run(write_to, (void *)object("__rseq_offset")));
	FACT_TEXT(size_writer, child_run(write_to, (void *)object("__rseq_size")));
	FACT_TEXT(flags_writer, child_run(write_to, (void *)object("__rseq_flags")));
}
