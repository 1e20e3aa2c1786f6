/* The time of one read of an area's word by every path to it; all are called through a pointer, "plain" too. */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <sched.h>

#include "samples.h"

#define TIMES 20000

uint32_t read_initial_exec(void);
uint32_t read_global_dynamic(void);
uint32_t read_tls_descriptor(void);
void *address_initial_exec(void);

static volatile uint32_t word;
static volatile uint32_t sink;

static __attribute__((noinline)) uint32_t read_plain(void)
{
	return word;
}

static __attribute__((noinline)) uint32_t read_offset(void)
{
	return libc_area()->cpu_id;
}

static __attribute__((noinline)) uint32_t read_accessor(void)
{
	return ((struct area *)address_initial_exec())->cpu_id;
}

static __attribute__((noinline)) uint32_t read_sched_getcpu(void)
{
	return (uint32_t)sched_getcpu();
}

#define WAY(name)                                                                              \
	static void time_##name(long times)                                                    \
	{                                                                                      \
		uint32_t (*volatile read)(void) = read_##name;                                 \
		while (times--)                                                                \
			sink = read();                                                         \
	}

WAY(plain)
WAY(offset)
WAY(initial_exec)
WAY(tls_descriptor)
WAY(global_dynamic)
WAY(accessor)
WAY(sched_getcpu)

PROBE()
{
	static struct way ways[] = {
		{ "plain", time_plain, TIMES, { 0 } },
		{ "offset", time_offset, TIMES, { 0 } },
		{ "initial_exec", time_initial_exec, TIMES, { 0 } },
		{ "tls_descriptor", time_tls_descriptor, TIMES, { 0 } },
		{ "global_dynamic", time_global_dynamic, TIMES, { 0 } },
		{ "accessor", time_accessor, TIMES, { 0 } },
		{ "sched_getcpu", time_sched_getcpu, TIMES, { 0 } },
	};

	samples_take(ways, sizeof ways / sizeof *ways);
}
