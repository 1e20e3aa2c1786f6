/* Children run one trapping section; the signature that the area was registered with is wrong in each bit in turn. */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

PROBE()
{
	struct descriptor usual = given_usual();
	int registered = 0, killed = 0;

	FACT_ERRNO(registered, given_begin());
	FACT_TEXT(right, given_inside(&usual));
	area_unregister(area);
	for (int bit = 0; bit < 32; bit++) {
		uint32_t signature = RSEQABI_SIGNATURE ^ 1u << bit;

		registered += area_signed(area, signature) == 0;
		killed += text_same(given_inside(&usual), "signal:SIGSEGV");
		sys_rseq(area, area_length(), AREA_UNREGISTER, signature);
	}
	FACT_INT(wrong_registered, registered);
	FACT_INT(killed, killed);
}
