/*
 * A program sets rseq_cs and calls functions of the libc before it enters its section. The kernel clears the pointer
 * whenever it interrupts the thread outside of the section, so each call is tried until it is found kept.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TRIES 200

SECTION(idle, BODY_NOTHING);

static volatile int sink;
static char text[256];

static void nothing(void)
{
}

static void memory(void)
{
	char *block = malloc(100);

	memset(block, sink, 100);
	sink = block[7];
	free(block);
}

static void words(void)
{
	snprintf(text, sizeof text, "%d %s %ld", sink, "words", strtol("12", NULL, 10));
	sink = (int)strlen(text);
}

static void clocks(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	sink = (int)now.tv_nsec;
}

static void locks(void)
{
	static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

	pthread_mutex_lock(&mutex);
	pthread_mutex_unlock(&mutex);
}

static void lookup(void)
{
	sink = dlsym(RTLD_DEFAULT, "malloc") != NULL;
}

static void cpu_number(void)
{
	sink = sched_getcpu();
}

static bool kept(void (*call)(void))
{
	const uint64_t descriptor = (uintptr_t)idle_descriptor;
	volatile uint64_t *pointer = &libc_area()->rseq_cs;
	bool same = false;

	for (int i = 0; i < TRIES && !same; i++) {
		*pointer = descriptor;
		call();
		same = *pointer == descriptor;
	}
	*pointer = 0;
	return same;
}

PROBE()
{
	FACT_ERRNO(registered, libc_area_registered());
	FACT_BOOL(control, kept(nothing));
	FACT_BOOL(memory, kept(memory));
	FACT_BOOL(words, kept(words));
	FACT_BOOL(clocks, kept(clocks));
	FACT_BOOL(locks, kept(locks));
	FACT_BOOL(lookup, kept(lookup));
	FACT_BOOL(cpu_number, kept(cpu_number));
}
