/* A tracer offers buffers of several sizes for what its tracee has registered. */
#include "tracee.h"

#define UNTOUCHED 0xa5

static unsigned char buffer[CONFIGURATION_ROOM];

static long ask(const struct tracee *tracee, size_t room)
{
	memset(buffer, UNTOUCHED, sizeof buffer);
	return tracee_configuration(tracee->task, room, buffer);
}

/* Bytes up to the last one that the kernel wrote. */
static long written(void)
{
	long bytes = sizeof buffer;

	while (bytes && buffer[bytes - 1] == UNTOUCHED)
		bytes--;
	return bytes;
}

PROBE()
{
	struct tracee *tracee = tracee_start();

	FACT_ERRNO(registered, tracee->registered);
	tracee_stop(tracee);
	FACT_INT(answer_large, ask(tracee, sizeof buffer));
	FACT_INT(written_large, written());
	FACT_INT(part, sizeof(uint64_t));
	FACT_INT(answer_part, ask(tracee, sizeof(uint64_t)));
	FACT_INT(written_part, written());
	FACT_INT(answer_none, ask(tracee, 0));
	FACT_INT(written_none, written());
	tracee_end(tracee);
}
