/* Children run one trapping section by the same descriptor in different places of memory. */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

/* Two pages, the second of which nobody can read; the usual descriptor ends `after` bytes behind the first. */
static void *before_hole(long after)
{
	struct descriptor usual = given_usual();
	char *pages = probe_map(2 * AREA_PAGE, MAP_PRIVATE), *place;

	place = pages + AREA_PAGE + after - sizeof usual;
	memcpy(place, &usual, sizeof usual);
	SYS(munmap, pages + AREA_PAGE, AREA_PAGE);
	return place;
}

static void *misaligned(int by)
{
	return before_hole(by - 64);
}

static void *read_only(void)
{
	char *place = before_hole(0);

	SYS(mprotect, place + sizeof(struct descriptor) - AREA_PAGE, AREA_PAGE, PROT_READ);
	return place;
}

PROBE()
{
	struct descriptor usual = given_usual();

	FACT_ERRNO(registered, given_begin());
	FACT_TEXT(aligned, given_inside(&usual));
	FACT_TEXT(by_one, given_inside(misaligned(1)));
	FACT_TEXT(by_four, given_inside(misaligned(4)));
	FACT_TEXT(by_eight, given_inside(misaligned(8)));
	FACT_TEXT(by_sixteen, given_inside(misaligned(16)));
	FACT_TEXT(read_only, given_inside(read_only()));
	FACT_TEXT(at_the_end, given_inside(before_hole(0)));
	FACT_TEXT(one_byte_beyond, given_inside(before_hole(1)));
	FACT_TEXT(half_beyond, given_inside(before_hole(16)));
}
