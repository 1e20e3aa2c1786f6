/* The per-thread area: its layout, allocation as auxv asks, registration, and who has one. */
#ifndef RSEQABI_AREA_H
#define RSEQABI_AREA_H

#include <rseqabi/facts.h>

#define AREA_ORIGINAL_LENGTH 32 /* what every kernel accepts; uapi linux/rseq.h, Linux 4.18 */
#define AREA_UNREGISTER 1 /* RSEQ_FLAG_UNREGISTER */
#define AREA_PATTERN 0xa5 /* so that "the kernel wrote it" can be told from "it was zero" */

struct area { /* uapi linux/rseq.h; the fields from node_id on exist since Linux 6.3 */
	uint32_t cpu_id_start;
	uint32_t cpu_id;
	uint64_t rseq_cs;
	uint32_t flags;
	uint32_t node_id;
	uint32_t mm_cid;
};

/* What `length=` asks for: `len32` is what old programs use, `extended` what the kernel announces beyond it. */
static inline uint32_t area_length(void)
{
	const char *asked = probe_argument("length");

	if (!asked || text_same(asked, "32"))
		return AREA_ORIGINAL_LENGTH;
	if (!text_same(asked, "extended"))
		probe_broken("length is 32 or extended");
	return probe_feature_size > AREA_ORIGINAL_LENGTH ? (uint32_t)probe_feature_size : AREA_ORIGINAL_LENGTH + 1;
}

/* A fresh area in pages of its own, patterned except rseq_cs and flags, which registration wants to be 0. */
static inline struct area *area_new(void)
{
	unsigned char *bytes = probe_map(4096, MAP_PRIVATE);
	struct area *area = (struct area *)bytes;

	if (probe_align > 4096)
		probe_broken("auxv asks for more alignment than a page");
	for (size_t i = 0; i < 4096; i++)
		bytes[i] = AREA_PATTERN;
	area->rseq_cs = 0;
	area->flags = 0;
	return area;
}

static inline long area_register(struct area *area)
{
	return sys_rseq(area, area_length(), 0, RSEQABI_SIGNATURE);
}

static inline long area_unregister(struct area *area)
{
	return sys_rseq(area, area_length(), AREA_UNREGISTER, RSEQABI_SIGNATURE);
}

/*
 * Is exactly this area registered? An unregistration with a wrong signature changes nothing: EPERM says yes, EINVAL
 * that it is not there or has another length.
 */
static inline long area_registered(const void *area, uint32_t length)
{
	return sys_rseq(area, length, AREA_UNREGISTER, ~RSEQABI_SIGNATURE);
}

#endif
