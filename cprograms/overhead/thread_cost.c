/*
 * What it costs to register an area for every thread, where the libc does not: creating and joining a thread, and
 * switching between two on one CPU, with and without.
 */
#define _GNU_SOURCE
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

#include <linux/futex.h>
#include <pthread.h>

#include "samples.h"

static __thread struct {
	uint32_t words[8];
} own __attribute__((tls_model("initial-exec"), aligned(32)));

static void own_register(int flags)
{
	if (sys_rseq(&own, sizeof own, flags, RSEQABI_SIGNATURE) != 0)
		probe_broken("the area was refused");
}

static void *nothing(void *unused)
{
	return unused;
}

static void *registers(void *unused)
{
	own_register(0);
	return unused;
}

static void create(void *(*body)(void *), long times)
{
	pthread_t thread;

	while (times--)
		if (pthread_create(&thread, NULL, body, NULL) != 0 || pthread_join(thread, NULL) != 0)
			probe_broken("no thread could be created");
}

static void create_plain(long times)
{
	create(nothing, times);
}

static void create_registered(long times)
{
	create(registers, times);
}

/* Two threads pass a token to and fro; who has it wakes the other and sleeps. */
static struct {
	uint32_t turn;
	long left;
	bool registered;
} token;

static void pass(uint32_t mine)
{
	if (token.registered)
		own_register(0);
	for (;;) {
		while (__atomic_load_n(&token.turn, __ATOMIC_SEQ_CST) != mine)
			SYS(futex, &token.turn, FUTEX_WAIT_PRIVATE, !mine, 0, 0, 0);
		if (token.left > 0)
			token.left--;
		__atomic_store_n(&token.turn, !mine, __ATOMIC_SEQ_CST);
		SYS(futex, &token.turn, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
		if (!token.left)
			break;
	}
	if (token.registered)
		own_register(AREA_UNREGISTER);
}

static void *partner(void *unused)
{
	pass(1);
	return unused;
}

static void switches(bool registered, long times)
{
	pthread_t thread;

	token.turn = 0;
	token.left = times;
	token.registered = registered;
	if (pthread_create(&thread, NULL, partner, NULL) != 0)
		probe_broken("no thread could be created");
	pass(0);
	pthread_join(thread, NULL);
}

static void switch_plain(long times)
{
	switches(false, times);
}

static void switch_registered(long times)
{
	switches(true, times);
}

PROBE()
{
	static struct way ways[] = {
		{ "create_plain", create_plain, 20, { 0 } },
		{ "create_registered", create_registered, 20, { 0 } },
		{ "switch_plain", switch_plain, 1000, { 0 } },
		{ "switch_registered", switch_registered, 1000, { 0 } },
	};
	unsigned int cpu;

	if (cpu_pin_last(&cpu) != 0)
		probe_broken("the thread could not be pinned");
	samples_take(ways, sizeof ways / sizeof *ways);
}
