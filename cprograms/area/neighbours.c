/*
 * The thread-local storage of the program, of a library that it is linked against, of a preloaded one, of one that it
 * dlopens (the first argument) and of the libc: how far is the rseq area from the nearest of it, in main and in
 * another thread? And how far what the area is rounded up to? A static program (ALONE) has no libraries.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>
#include <link.h>

#include "neighbour.h"

static __thread volatile char own[64] __attribute__((aligned(OWN_ALIGNMENT)));
#ifndef ALONE
neighbour linked_storage;
static neighbour *loaded_storage;
#endif

struct nearest {
	long blocks;
	long gap; /* bytes between the area and a block, less than 0 where they overlap */
	long reserved_gap; /* the same for what is reserved for the area */
};

/* Bytes between the area's first `length` and a block. */
static long gap_to(const char *block, size_t size, unsigned long length)
{
	const char *area = (const char *)libc_area(), *end = area + length;

	return block >= end ? block - end : area - (block + size);
}

/* What is registered, up to the next multiple of the area's alignment. */
static unsigned long reserved_length(void)
{
	unsigned long alignment = probe_align > AREA_ORIGINAL_LENGTH ? probe_align : AREA_ORIGINAL_LENGTH;

	return (libc_area_length() + alignment - 1) / alignment * alignment;
}

static void consider(struct nearest *nearest, const char *block, size_t size)
{
	long gap = gap_to(block, size, libc_area_length()), reserved_gap = gap_to(block, size, reserved_length());

	if (!nearest->blocks || gap < nearest->gap)
		nearest->gap = gap;
	if (!nearest->blocks++ || reserved_gap < nearest->reserved_gap)
		nearest->reserved_gap = reserved_gap;
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
#ifndef ALONE
	consider(nearest, loaded_storage(), NEIGHBOUR_BYTES); /* no block of the loader's until it is asked for one */
#endif
	return NULL;
}

#ifndef ALONE
static void load(void)
{
	void *library = dlopen(probe_arguments[1], RTLD_NOW);

	if (library)
		*(void **)&loaded_storage = dlsym(library, "loaded_storage");
	if (!loaded_storage || !linked_storage())
		probe_broken("the libraries were not loaded");
}
#endif

PROBE()
{
	struct nearest main_thread = { 0 }, thread = { 0 };

#ifndef ALONE
	load();
#endif
	look(&main_thread);
	libc_thread_run(NULL, look, &thread);
	FACT_INT(blocks, main_thread.blocks);
	FACT_INT(gap, main_thread.gap);
	FACT_INT(reserved_gap, main_thread.reserved_gap);
	FACT_INT(thread_blocks, thread.blocks);
	FACT_INT(thread_gap, thread.gap);
	FACT_INT(thread_reserved_gap, thread.reserved_gap);
}
