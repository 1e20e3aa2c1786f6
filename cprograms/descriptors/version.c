/* Children run one trapping section by descriptors of different versions; 0 is the only one that there ever was. */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

PROBE()
{
	struct descriptor zero = given_version(0), one = given_version(1), half = given_version(0x10000),
			  top = given_version(1u << 31), all = given_version(~0u);

	FACT_ERRNO(registered, given_begin());
	FACT_TEXT(zero, given_inside(&zero));
	FACT_TEXT(one, given_inside(&one));
	FACT_TEXT(upper_half, given_inside(&half));
	FACT_TEXT(top_bit, given_inside(&top));
	FACT_TEXT(all_bits, given_inside(&all));
}
