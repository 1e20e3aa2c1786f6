/*
 * An area whose rseq_cs is not null, as a thread gets it that follows another one on its stack: the section of a
 * descriptor that is still there, one in no memory, and an address of the kernel's. Each is registered in a new process.
 */
#include <rseqabi/probe.h>

SECTION(plain, BODY_NOTHING);

struct told {
	long registered, confirmed; /* -ECHILD: the child did not get there */
	bool cleared;
};

static struct told *told;

static void in_child(void *new_area)
{
	struct area *area = new_area;

	told->registered = area_register(area);
	told->cleared = area->rseq_cs == 0;
	told->confirmed = area_registered(area, area_length());
}

static const char *with(struct area *area, uint64_t section)
{
	area->rseq_cs = section;
	told->registered = told->confirmed = -ECHILD;
	told->cleared = false;
	return child_run(in_child, area);
}

PROBE()
{
	struct area *control = area_new(), *valid = area_new(), *unmapped = area_new(), *kernel = area_new();
	struct area *nowhere = area_new();

	told = probe_map(sizeof *told, MAP_SHARED);
	SYS(munmap, nowhere, AREA_PAGE); /* nothing is mapped from here on */
	FACT_TEXT(control_fate, with(control, 0));
	FACT_ERRNO(control_confirmed, told->confirmed);
	FACT_TEXT(valid_fate, with(valid, (uint64_t)(uintptr_t)plain_descriptor));
	FACT_ERRNO(valid, told->registered);
	FACT_BOOL(valid_cleared, told->cleared);
	FACT_TEXT(unmapped_fate, with(unmapped, (uint64_t)(uintptr_t)nowhere));
	FACT_ERRNO(unmapped, told->registered);
	FACT_BOOL(unmapped_cleared, told->cleared);
	FACT_TEXT(kernel_fate, with(kernel, RSEQABI_KERNEL_ADDRESS));
	FACT_ERRNO(kernel, told->registered);
	FACT_BOOL(kernel_cleared, told->cleared);
}
