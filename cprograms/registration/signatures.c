/* Registering with words that no instruction of a convention stands for. */
#include <rseqabi/probe.h>

static long accepted, given_back, wrongly_given_back;

static void use(struct area *area, uint32_t signature)
{
	accepted = sys_rseq(area, area_length(), 0, signature);
	wrongly_given_back = sys_rseq(area, area_length(), AREA_UNREGISTER, ~signature);
	given_back = sys_rseq(area, area_length(), AREA_UNREGISTER, signature);
}

PROBE()
{
	struct area *area = area_new();

	use(area, 0);
	FACT_ERRNO(zero, accepted);
	FACT_ERRNO(zero_wrong, wrongly_given_back);
	FACT_ERRNO(zero_back, given_back);
	use(area, 0xffffffff);
	FACT_ERRNO(ones, accepted);
	FACT_ERRNO(ones_wrong, wrongly_given_back);
	FACT_ERRNO(ones_back, given_back);
	use(area, RSEQABI_SIGNATURE);
	FACT_ERRNO(usual, accepted);
}
