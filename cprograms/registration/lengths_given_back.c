/* Areas that are longer than the original are given back: by the original length, by one byte less or more, by their own. */
#include <rseqabi/probe.h>

static struct {
	long registered, confirmed, as_original, as_shorter, as_longer, back;
	int32_t cpu_id;
} told;

static long give_back(const void *area, size_t length)
{
	return sys_rseq(area, (uint32_t)length, AREA_UNREGISTER, RSEQABI_SIGNATURE);
}

static void use(size_t length)
{
	struct area *area = area_new();

	told.registered = sys_rseq(area, (uint32_t)length, 0, RSEQABI_SIGNATURE);
	told.confirmed = area_registered(area, (uint32_t)length);
	told.as_original = give_back(area, AREA_ORIGINAL_LENGTH);
	told.as_shorter = give_back(area, length - 1);
	told.as_longer = give_back(area, length + 1);
	told.back = give_back(area, length);
	told.cpu_id = (int32_t)area->cpu_id;
}

PROBE()
{
	size_t announced = probe_feature_size > AREA_ORIGINAL_LENGTH ? probe_feature_size : AREA_ORIGINAL_LENGTH + 1;

	use(announced + 1);
	FACT_ERRNO(next, told.registered);
	FACT_ERRNO(next_confirmed, told.confirmed);
	FACT_ERRNO(next_as_original, told.as_original);
	FACT_ERRNO(next_as_announced, told.as_shorter);
	FACT_ERRNO(next_as_longer, told.as_longer);
	FACT_ERRNO(next_back, told.back);
	FACT_INT(next_cpu_id, told.cpu_id);
	use(AREA_PAGE);
	FACT_ERRNO(page, told.registered);
	FACT_ERRNO(page_confirmed, told.confirmed);
	FACT_ERRNO(page_as_original, told.as_original);
	FACT_ERRNO(page_as_shorter, told.as_shorter);
	FACT_ERRNO(page_back, told.back);
	FACT_INT(page_cpu_id, told.cpu_id);
}
