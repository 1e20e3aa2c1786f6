/*
 * Areas as long as the kernel announces, and longer: the structures of later headers, and programs that want more. The
 * same at half of the announced alignment, and areas that are longer than the original but shorter than announced. Each is
 * registered in a new process, and in memory that none had before.
 */
#include <rseqabi/probe.h>

static struct {
	struct area *area;
	size_t length;
} wanted;
static long *accepted;

static void in_child(void *unused)
{
	(void)unused;
	*accepted = sys_rseq(wanted.area, (uint32_t)wanted.length, 0, RSEQABI_SIGNATURE);
}

static long with(size_t place, size_t length)
{
	wanted.area = area_at(area_new(), place);
	wanted.length = length;
	*accepted = -ECHILD;
	child_run(in_child, NULL);
	return *accepted;
}

PROBE()
{
	size_t unit = probe_align ? probe_align : 32, rounded = (probe_feature_size + unit - 1) / unit * unit;
	size_t announced = probe_feature_size > AREA_ORIGINAL_LENGTH ? probe_feature_size : AREA_ORIGINAL_LENGTH + 1;
	long shorter_accepted = 0;

	accepted = probe_map(sizeof *accepted, MAP_SHARED);
	FACT_ERRNO(original, with(0, AREA_ORIGINAL_LENGTH));
	FACT_ERRNO(announced, with(unit, announced)); /* aligned as announced and no more */
	FACT_ERRNO(rounded, with(2 * unit, rounded)); /* sizeof of the structure in headers */
	FACT_ERRNO(twice_rounded, with(unit, 2 * rounded));
	FACT_ERRNO(whole_page, with(0, AREA_PAGE));
	FACT_ERRNO(many_pages, with(0, 16 * AREA_PAGE));
	FACT_ERRNO(half_of_all, with(0, 1u << 31)); /* of what the argument can say; with a sign it would be negative */
	FACT_ERRNO(all, with(0, ~0u));

	FACT_ERRNO(original_misaligned, with(unit + 1, AREA_ORIGINAL_LENGTH));
	FACT_ERRNO(announced_half_aligned, with(unit / 2, announced));
	FACT_ERRNO(rounded_half_aligned, with(unit + unit / 2, rounded));
	FACT_ERRNO(whole_page_half_aligned, with(unit / 2, AREA_PAGE));
	for (size_t length = AREA_ORIGINAL_LENGTH + 1; length < announced; length++)
		shorter_accepted += with(0, length) == 0;
	FACT_INT(shorter_accepted, shorter_accepted);
}
