/*
 * The thread-local storage of the program, of a library that it is linked against, of one that it dlopens (the first
 * argument) and of the libc: how far is the rseq area from the nearest of it, in main and in another thread?
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>
#include <link.h>

#include "neighbour.h"

static __thread volatile char own[64] __attribute__((aligned(OWN_ALIGNMENT)));
neighbour linked_storage;
static neighbour *loaded_storage;

struct nearest {
	long blocks;
	long gap; /* bytes between the area and a block, less than 0 where they overlap */
};

static void consider(struct nearest *nearest, const char *block, size_t size)
{
	const char *area = (const char *)libc_area(), *end = area + libc_area_length();
	long gap = block >= end ? block - end : area - (block + size);

	if (!nearest->blocks++ || gap < nearest->gap)
		nearest->gap = gap;
}

static int module(struct dl_phdr_info *info, size_t size, void *nearest)
{
	const char *block = size > offsetof(struct dl_phdr_info, dlpi_tls_data) ? info->dlpi_tls_data : NULL;

	for (int i = 0; block && i < info->dlpi_phnum; i++)
		if (info->dlpi_phdr[i].p_type == PT_TLS)
			consider(nearest, block, info->dlpi_phdr[i].p_memsz);
	return 0;
}

static void *look(void *nearest)
{
	own[0] = 1;
	dl_iterate_phdr(module, nearest);
	consider(nearest, loaded_storage(), NEIGHBOUR_BYTES); /* no block of the loader's until it is asked for one */
	return NULL;
}

PROBE()
{
	void *library = dlopen(probe_arguments[1], RTLD_NOW);
	struct nearest main_thread = { 0 }, thread = { 0 };

	if (library)
		*(void **)&loaded_storage = dlsym(library, "loaded_storage");
	if (!loaded_storage || !linked_storage())
		probe_broken("the libraries were not loaded");
	look(&main_thread);
	libc_thread_run(NULL, look, &thread);
	FACT_INT(blocks, main_thread.blocks);
	FACT_INT(gap, main_thread.gap);
	FACT_INT(thread_blocks, thread.blocks);
	FACT_INT(thread_gap, thread.gap);
}
