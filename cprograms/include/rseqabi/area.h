/* The per-thread area: its layout, allocation as auxv asks, registration, and who has one. */
#ifndef RSEQABI_AREA_H
#define RSEQABI_AREA_H

#include <rseqabi/facts.h>

#define AREA_ORIGINAL_LENGTH 32 /* what every kernel accepts; uapi linux/rseq.h, Linux 4.18 */
#define AREA_UNREGISTER 1 /* RSEQ_FLAG_UNREGISTER */
#define AREA_PAGE 4096
#define AREA_PATTERN 0xa5 /* so that "the kernel wrote it" can be told from "it was zero" */

struct area { /* uapi linux/rseq.h; the fields from node_id on exist since Linux 6.3 */
	uint32_t cpu_id_start;
	uint32_t cpu_id;
	uint64_t rseq_cs;
	uint32_t flags;
	uint32_t node_id;
	uint32_t mm_cid;
};

struct descriptor { /* of a section: struct rseq_cs of uapi linux/rseq.h */
	uint32_t version;
	uint32_t flags;
	uint64_t start;
	uint64_t length; /* bytes up to the first instruction after the section */
	uint64_t abort;
} __attribute__((aligned(32)));

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

/* An area at a place inside a page from area_new. */
static inline struct area *area_at(struct area *page, size_t place)
{
	struct area *area = (struct area *)((char *)page + place);

	area->rseq_cs = 0;
	area->flags = 0;
	return area;
}

/* A fresh area in pages of its own, patterned except rseq_cs and flags, which registration wants to be 0. */
static inline struct area *area_new(void)
{
	unsigned char *bytes = probe_map(AREA_PAGE, MAP_PRIVATE);
	struct area *area = (struct area *)bytes;

	if (probe_align > AREA_PAGE)
		probe_broken("auxv asks for more alignment than a page");
	for (size_t i = 0; i < AREA_PAGE; i++)
		bytes[i] = AREA_PATTERN;
	area->rseq_cs = 0;
	area->flags = 0;
	return area;
}

/* Where in its page the last byte is that is not as area_new left it; -1: there is none. */
static inline int area_last_changed(const struct area *area)
{
	const size_t from = offsetof(struct area, rseq_cs), to = offsetof(struct area, node_id); /* these are 0 */
	const unsigned char *bytes = (const unsigned char *)area;
	int last = AREA_PAGE - 1;

	while (last >= 0 && bytes[last] == ((size_t)last >= from && (size_t)last < to ? 0 : AREA_PATTERN))
		last--;
	return last;
}

/* Where two pages from area_new first differ; -1: nowhere. */
static inline int area_first_difference(const struct area *one, const struct area *other)
{
	int at = 0;

	while (at < AREA_PAGE && ((const char *)one)[at] == ((const char *)other)[at])
		at++;
	return at < AREA_PAGE ? at : -1;
}

/* Where the fields end that the kernel may write: before Linux 7.0 there were none after mm_cid. */
static inline long area_fields_end(void)
{
	return area_length() == AREA_ORIGINAL_LENGTH ? (long)sizeof(struct area) - 4 : (long)probe_feature_size;
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

/*
 * Register, and make sure that it is so, for programs that are about something else. 0, or the kernel's refusal; ENOENT
 * where it says that it did and knows nothing of it.
 */
static inline long area_signed(struct area *area, uint32_t signature)
{
	long registered = sys_rseq(area, area_length(), 0, signature);

	if (registered == 0 && sys_rseq(area, area_length(), AREA_UNREGISTER, ~signature) != -EPERM)
		return -ENOENT;
	return registered;
}

static inline long area_surely(struct area *area)
{
	return area_signed(area, RSEQABI_SIGNATURE);
}

#endif
