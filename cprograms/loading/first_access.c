/*
 * Which accesses to a plug-in's storage call the allocator? The program is the allocator itself; it counts while the
 * plug-in is loaded, and while one thread alone has something to do: a thread that was there before the plug-in, and a
 * later one, each for the first time and again.
 */
#include <rseqabi/probe.h>

#include <dlfcn.h>
#include <string.h>

#include "plugin.h"
#include "threads.h"

#define ARENA (8 << 20)

static _Alignas(64) char arena[ARENA];
static size_t arena_used;
static long calls;
static bool counting;

/* Every block has its size in front; nothing is ever taken back. */
static void *allocate(size_t align, size_t size)
{
	size_t at, padding = align < 64 ? 64 : align;

	if (counting)
		__atomic_fetch_add(&calls, 1, __ATOMIC_SEQ_CST);
	if (size > ARENA)
		return NULL;
	at = __atomic_fetch_add(&arena_used, size + 2 * padding, __ATOMIC_SEQ_CST);
	if (at + size + 2 * padding > ARENA)
		return NULL;
	at = (size_t)(arena + at) + sizeof size;
	at = (at + padding - 1) / padding * padding;
	memcpy((char *)at - sizeof size, &size, sizeof size);
	return (void *)at;
}

void *malloc(size_t size)
{
	return allocate(0, size);
}

void free(void *block)
{
	(void)block;
}

void *calloc(size_t count, size_t size) /* the arena is zero */
{
	size_t bytes;

	return __builtin_mul_overflow(count, size, &bytes) ? NULL : allocate(0, bytes);
}

void *realloc(void *block, size_t size)
{
	char *larger = allocate(0, size);
	size_t known = 0;

	if (block && larger) {
		memcpy(&known, (char *)block - sizeof known, sizeof known);
		memcpy(larger, block, known < size ? known : size);
	}
	return larger;
}

void *memalign(size_t align, size_t size)
{
	return allocate(align, size);
}

void *aligned_alloc(size_t align, size_t size)
{
	return allocate(align, size);
}

int posix_memalign(void **block, size_t align, size_t size)
{
	*block = allocate(align, size);
	return *block ? 0 : ENOMEM;
}

struct view {
	plugin_storage_of_caller *storage;
	long first, again; /* calls of the allocator */
};

static long count(plugin_storage_of_caller *storage)
{
	calls = 0;
	counting = true;
	*(volatile uint32_t *)storage() = PLUGIN_OTHER;
	counting = false;
	return calls;
}

static void look(void *argument)
{
	struct view *view = argument;

	view->first = count(view->storage);
	view->again = count(view->storage);
}

PROBE()
{
	struct view earlier = { 0 }, later;
	void *plugin;

	earlier_start();
	counting = true;
	plugin = dlopen(probe_arguments[1], RTLD_NOW);
	counting = false;
	FACT_INT(loading, calls);
	FACT_TEXT(dlopen, plugin ? "ok" : "failed");
	if (!plugin)
		return;
	*(void **)&earlier.storage = dlsym(plugin, "plugin_storage");
	later = earlier;
	earlier_do(look, &earlier);
	later_do(look, &later);
	earlier_end();
	FACT_INT(earlier_first, earlier.first);
	FACT_INT(earlier_again, earlier.again);
	FACT_INT(later_first, later.first);
	FACT_INT(later_again, later.again);
}
