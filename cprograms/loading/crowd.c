/*
 * Plug-ins of all sizes and alignments are loaded until one is refused. In main, a thread that was there before and a
 * later one: how far is whatever storage is nearest to another's? The program's own and the libc's rseq area are among
 * them.
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include "copies.h"
#include "plugin.h"
#include "threads.h"

#define MOST 200
#define OWN 64

static __thread volatile char own[OWN];

static const struct {
	size_t bytes, align;
} kinds[] = { { 4, 4 }, { 100, 32 }, { 1, 1 }, { 64, 64 }, { 24, 8 }, { 33, 16 }, { 32, 32 }, { 12, 64 } };

static struct {
	plugin_storage_of_caller *storage;
	size_t bytes, align;
} plugins[MOST];
static int count;

struct view {
	long gap; /* bytes between the nearest two, less than 0 where they overlap */
	int images; /* plug-ins that begin as they were built, of those that have room for it */
	int misaligned;
};

struct block {
	const char *start;
	size_t bytes;
};

static long gap_between(struct block one, struct block other)
{
	return one.start <= other.start ? other.start - one.start - (long)one.bytes : gap_between(other, one);
}

static void look(void *argument)
{
	struct block blocks[MOST + 2];
	struct view *view = argument;
	int found = 0;

	*view = (struct view){ .gap = COPY_LARGEST };
	for (int i = 0; i < count; i++) {
		const char *storage = plugins[i].storage();

		blocks[found++] = (struct block){ storage, plugins[i].bytes };
		view->misaligned += (uintptr_t)storage % plugins[i].align != 0;
		view->images += plugins[i].bytes >= sizeof(uint32_t) && *(const uint32_t *)storage == PLUGIN_IMAGE;
	}
	own[0] = 1;
	blocks[found++] = (struct block){ (const char *)own, OWN };
	if (&__rseq_size)
		blocks[found++] = (struct block){ (const char *)libc_area(), libc_area_length() };
	for (int i = 0; i < found; i++)
		for (int k = 0; k < i; k++) {
			long gap = gap_between(blocks[i], blocks[k]);

			view->gap = gap < view->gap ? gap : view->gap;
		}
}

PROBE()
{
	struct view view, earlier, later;
	int with_image = 0;

	earlier_start();
	while (count < MOST) {
		size_t kind = (size_t)count % (sizeof kinds / sizeof *kinds);
		struct copy copy = copy_aligned(probe_arguments[1], kinds[kind].bytes, kinds[kind].align);
		void *plugin = dlopen(copy.name, RTLD_NOW);

		if (!plugin)
			break;
		*(void **)&plugins[count].storage = dlsym(plugin, "plugin_storage");
		plugins[count].bytes = kinds[kind].bytes;
		plugins[count++].align = kinds[kind].align;
		with_image += kinds[kind].bytes >= sizeof(uint32_t);
	}
	look(&view);
	earlier_do(look, &earlier);
	later_do(look, &later);
	earlier_end();
	FACT_INT(plugins, count);
	FACT_INT(with_image, with_image);
	FACT_INT(main_gap, view.gap);
	FACT_INT(main_images, view.images);
	FACT_INT(main_misaligned, view.misaligned);
	FACT_INT(earlier_gap, earlier.gap);
	FACT_INT(earlier_images, earlier.images);
	FACT_INT(earlier_misaligned, earlier.misaligned);
	FACT_INT(later_gap, later.gap);
	FACT_INT(later_images, later.images);
	FACT_INT(later_misaligned, later.misaligned);
}
