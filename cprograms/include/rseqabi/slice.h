/* The time slice extension (Linux 7.0): how it is asked about, switched on, requested, and given back. */
#ifndef RSEQABI_SLICE_H
#define RSEQABI_SLICE_H

#include <rseqabi/area.h>

#define SLICE_PRCTL 79 /* PR_RSEQ_SLICE_EXTENSION, uapi linux/prctl.h */
#define SLICE_GET 1
#define SLICE_SET 2
#define SLICE_ON 1 /* PR_RSEQ_SLICE_EXT_ENABLE, also what SLICE_GET answers */
#define SLICE_SYS_YIELD 471 /* rseq_slice_yield(2), the same number wherever it exists */

#define SLICE_REGISTER_ON 2 /* RSEQ_FLAG_SLICE_EXT_DEFAULT_ON of rseq(2) */
#define SLICE_AVAILABLE 16 /* in the area's flags */
#define SLICE_ENABLED 32

/* The control word behind mm_cid: a byte for the request and one for the grant. */
#define SLICE_CONTROL 28
#define SLICE_REQUEST 0x1u
#define SLICE_GRANT 0x100u

static inline volatile uint32_t *slice_control(struct area *area)
{
	return (volatile uint32_t *)((char *)area + SLICE_CONTROL);
}

static inline long slice_get(void)
{
	return SYS(prctl, SLICE_PRCTL, SLICE_GET, 0, 0, 0);
}

static inline long slice_set(unsigned long bits)
{
	return SYS(prctl, SLICE_PRCTL, SLICE_SET, bits, 0, 0);
}

static inline long slice_yield(void)
{
	return rseqabi_call(SLICE_SYS_YIELD, 0, 0, 0, 0, 0, 0);
}

/* What SLICE_GET says: "off", "on", or the name of an error. */
static inline const char *slice_state(void)
{
	long answer = slice_get();
	const char *error = answer < 0 ? error_name(answer) : NULL;

	return answer == 0 ? "off" : answer == SLICE_ON ? "on" : error ? error : "neither";
}

#endif
