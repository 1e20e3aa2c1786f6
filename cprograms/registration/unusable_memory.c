/*
 * Areas in memory that the kernel cannot use: at address 0, at one where nothing is mapped, and where nothing may be read
 * or written. Each is registered in a new process, which then asks what it has. The control's area is usable.
 */
#include <rseqabi/probe.h>

struct told {
	long registered, confirmed; /* -ECHILD: the child did not get there */
};

static struct told *told;

static void in_child(void *area)
{
	told->registered = area_register(area);
	told->confirmed = area_registered(area, area_length());
}

static const char *with(void *area)
{
	told->registered = told->confirmed = -ECHILD;
	return child_run(in_child, area);
}

static void *with_protection(int protection)
{
	struct area *area = area_new();

	if (SYS(mprotect, area, AREA_PAGE, protection) < 0)
		probe_broken("mprotect failed");
	return area;
}

PROBE()
{
	void *no_access = with_protection(PROT_NONE), *read_only = with_protection(PROT_READ);
	struct area *usable = area_new(), *unmapped = area_new();

	told = probe_map(sizeof *told, MAP_SHARED);
	SYS(munmap, unmapped, AREA_PAGE); /* nothing is mapped from here on */
	FACT_TEXT(control_fate, with(usable));
	FACT_ERRNO(control, told->registered);
	FACT_ERRNO(control_confirmed, told->confirmed);
	FACT_TEXT(null_fate, with(NULL));
	FACT_ERRNO(null, told->registered);
	FACT_TEXT(unmapped_fate, with(unmapped));
	FACT_ERRNO(unmapped, told->registered);
	FACT_TEXT(no_access_fate, with(no_access));
	FACT_ERRNO(no_access, told->registered);
	FACT_TEXT(read_only_fate, with(read_only));
	FACT_ERRNO(read_only, told->registered);
	FACT_ERRNO(read_only_confirmed, told->confirmed);
}
