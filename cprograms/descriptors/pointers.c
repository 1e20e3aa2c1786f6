/* Children trap in a section, and outside of any, while their pointer names no descriptor in different ways. */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

PROBE()
{
	struct descriptor usual = given_usual();
	char *closed = probe_map(AREA_PAGE, MAP_PRIVATE), *unmapped = probe_map(AREA_PAGE, MAP_PRIVATE);

	FACT_ERRNO(registered, given_begin());
	SYS(mprotect, closed, AREA_PAGE, PROT_NONE);
	SYS(munmap, unmapped, AREA_PAGE); /* nothing is mapped any more after this */
	FACT_TEXT(descriptor, given_inside(&usual));
	FACT_TEXT(small_number, given_inside((void *)8));
	FACT_TEXT(unmapped, given_inside(unmapped));
	FACT_TEXT(closed, given_inside(closed));
	FACT_TEXT(not_canonical, given_inside((void *)(1ul << 63)));
	FACT_TEXT(kernel, given_inside((void *)RSEQABI_KERNEL_ADDRESS));
	FACT_TEXT(last_bytes, given_inside((void *)-sizeof usual));
	FACT_TEXT(elsewhere_descriptor, given_outside(&usual));
	FACT_TEXT(elsewhere_small_number, given_outside((void *)8));
	FACT_TEXT(elsewhere_unmapped, given_outside(unmapped));
	FACT_TEXT(elsewhere_not_canonical, given_outside((void *)(1ul << 63)));
}
