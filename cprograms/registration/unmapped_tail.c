/*
 * An area whose end is in no memory: the fields that the kernel announces are the last bytes before a page that is not
 * mapped, and what is registered is longer. The control is the same area where the next page is mapped.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

#define PAGES 4

static struct told {
	long registered, confirmed; /* -ECHILD: the child did not get there */
	unsigned int cpu_id; /* on the last CPU */
} *told;
static size_t room; /* for the fields, as aligned as is announced */
static struct cpu_pair cpus;

static void in_child(void *new_area)
{
	const uint32_t length = (uint32_t)room + 2 * AREA_PAGE;
	struct area *area = new_area;

	told->registered = sys_rseq(area, length, 0, RSEQABI_SIGNATURE);
	told->confirmed = area_registered(area, length);
	cpu_pin(0, cpus.last);
	told->cpu_id = area->cpu_id;
}

static const char *with(bool unmapped)
{
	char *pages = probe_map(PAGES * AREA_PAGE, MAP_PRIVATE);

	*told = (struct told){ -ECHILD, -ECHILD, ~0u };
	if (unmapped)
		SYS(munmap, pages + AREA_PAGE, (PAGES - 1) * AREA_PAGE);
	return child_run(in_child, area_at((struct area *)(pages + AREA_PAGE), -room));
}

PROBE()
{
	size_t unit = probe_align ? probe_align : 32;

	room = (probe_feature_size + unit - 1) / unit * unit;
	told = probe_map(sizeof *told, MAP_SHARED);
	cpus = cpu_two();
	cpu_pin(0, cpus.first);
	FACT_TEXT(mapped_fate, with(false));
	FACT_ERRNO(mapped_confirmed, told->confirmed);
	FACT_TEXT(unmapped_fate, with(true));
	FACT_ERRNO(registered, told->registered);
	FACT_ERRNO(confirmed, told->confirmed);
	FACT_INT(cpu, cpus.last);
	FACT_INT(cpu_id, told->cpu_id);
}
