/*
 * How a kernel treats sections and the flags of a registration, as evidence for features about other things: whether a
 * signal that a thread sends itself makes it look at an area of the announced length, and whether it takes an
 * extension's flag.
 */
#include <rseqabi/child.h>
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

#define TRIES 20 /* something else may come to the section's pointer as well */
#define EXTENSION_FLAG 2 /* RSEQ_FLAG_SLICE_EXT_DEFAULT_ON, Linux 7.0 */

SECTION(elsewhere, BODY_NOTHING);

static struct {
	bool kept; /* in a handler, the pointer to a section elsewhere */
	long registered;
} *shared;
static struct area *area;

static void on_signal(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info, (void)context;
	shared->kept = area->rseq_cs != 0;
}

static void signal_itself(void *unused)
{
	uint32_t length = probe_feature_size > AREA_ORIGINAL_LENGTH ? (uint32_t)probe_feature_size : AREA_ORIGINAL_LENGTH;

	(void)unused;
	signal_handle(SIGUSR1, on_signal);
	area = area_new();
	shared->registered = sys_rseq(area, length, 0, RSEQABI_SIGNATURE);
	for (int i = 0; i < TRIES && !shared->kept; i++) {
		area->rseq_cs = (uint64_t)elsewhere_descriptor;
		signal_send_to_itself(SIGUSR1);
	}
}

PROBE()
{
	struct area *other = area_new();
	long flagged;

	shared = probe_map(sizeof *shared, MAP_SHARED);
	FACT_TEXT(signal_fate, child_run(signal_itself, NULL));
	FACT_ERRNO(registered, shared->registered);
	FACT_BOOL(own_signal_overlooked, shared->kept);
	flagged = sys_rseq(other, AREA_ORIGINAL_LENGTH, EXTENSION_FLAG, RSEQABI_SIGNATURE);
	FACT_ERRNO(extension_flag, flagged);
	if (flagged == 0)
		sys_rseq(other, AREA_ORIGINAL_LENGTH, AREA_UNREGISTER, RSEQABI_SIGNATURE);
	FACT_INT(feature_size, (long)probe_feature_size);
}
