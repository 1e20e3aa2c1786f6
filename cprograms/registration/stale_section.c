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
static uint64_t stale;

static void in_child(void *unused)
{
	struct area *area = area_new();

	(void)unused;
	area->rseq_cs = stale;
	told->registered = area_register(area);
	told->cleared = area->rseq_cs == 0;
	told->confirmed = area_registered(area, area_length());
}

static const char *with(uint64_t section)
{
	stale = section;
	told->registered = told->confirmed = -ECHILD;
	told->cleared = false;
	return child_run(in_child, NULL);
}

PROBE()
{
	struct area *nowhere = area_new();

	SYS(munmap, nowhere, AREA_PAGE);
	told = probe_map(sizeof *told, MAP_SHARED);
	FACT_TEXT(control_fate, with(0));
	FACT_ERRNO(control_confirmed, told->confirmed);
	FACT_TEXT(valid_fate, with((uint64_t)(uintptr_t)plain_descriptor));
	FACT_ERRNO(valid, told->registered);
	FACT_BOOL(valid_cleared, told->cleared);
	FACT_TEXT(unmapped_fate, with((uint64_t)(uintptr_t)nowhere));
	FACT_ERRNO(unmapped, told->registered);
	FACT_BOOL(unmapped_cleared, told->cleared);
	FACT_TEXT(kernel_fate, with(RSEQABI_KERNEL_ADDRESS));
	FACT_ERRNO(kernel, told->registered);
	FACT_BOOL(kernel_cleared, told->cleared);
}
