/* Areas in every kind of memory that a program can write to, each registered in a new process. */
#include <rseqabi/probe.h>

static long *confirmed;

static void in_child(void *area)
{
	long registered = area_register(area);

	*confirmed = registered == 0 ? area_registered(area, area_length()) : registered;
}

/* What the kernel says of the area once it is registered, or why it is not. */
static long in(void *area)
{
	*confirmed = -ECHILD;
	child_run(in_child, area);
	return *confirmed;
}

static void *mapped(int protection, int flags, long file)
{
	long memory = SYS(mmap, 0, AREA_PAGE, protection, flags, file, 0);

	if (memory < 0 && memory > -4096)
		probe_broken("the host does not give memory of this kind");
	return (void *)memory;
}

PROBE()
{
	static char image[2 * AREA_PAGE];
	char stack[2 * AREA_PAGE];
	const size_t page = AREA_PAGE;
	long file = SYS(memfd_create, "area", 0);

	confirmed = probe_map(sizeof *confirmed, MAP_SHARED);
	if (file < 0 || SYS(ftruncate, file, AREA_PAGE) < 0)
		probe_broken("no file to map");
	memset(stack, 0, sizeof stack);
	FACT_ERRNO(pages_of_its_own, in(area_new()));
	FACT_ERRNO(of_the_image, in((void *)(((size_t)image + page - 1) / page * page)));
	FACT_ERRNO(of_the_stack, in((void *)(((size_t)stack + page - 1) / page * page)));
	FACT_ERRNO(shared, in(mapped(PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1)));
	FACT_ERRNO(of_a_file, in(mapped(PROT_READ | PROT_WRITE, MAP_SHARED, file)));
	FACT_ERRNO(written_only, in(mapped(PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1)));
}
