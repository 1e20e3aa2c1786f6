/*
 * Samples of a few ways to do the same thing, taken in turn so that a noisy machine disturbs all of them alike. What is
 * stated are the median and the quartiles, in picoseconds a time.
 */
#ifndef OVERHEAD_SAMPLES_H
#define OVERHEAD_SAMPLES_H

#include <rseqabi/facts.h>

#include <stdlib.h>
#include <time.h>

#define SAMPLES_ROUNDS 41

struct way {
	const char *name;
	void (*act)(long times);
	long times; /* a sample does it this often */
	long samples[SAMPLES_ROUNDS];
};

static inline long samples_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000L + now.tv_nsec;
}

static inline int samples_order(const void *one, const void *other)
{
	return (*(const long *)one > *(const long *)other) - (*(const long *)one < *(const long *)other);
}

static inline void samples_state(const char *name, const char *which, long value)
{
	char fact[PROBE_NAME] = "";

	text_append(fact, sizeof fact, name);
	text_append(fact, sizeof fact, which);
	probe_state_number(fact, value, false);
}

static inline void samples_take(struct way *ways, size_t count)
{
	for (int round = -1; round < SAMPLES_ROUNDS; round++) /* the first one warms up */
		for (size_t i = 0; i < count; i++) {
			long start = samples_now();

			ways[i].act(ways[i].times);
			if (round >= 0)
				ways[i].samples[round] = (samples_now() - start) * 1000 / ways[i].times;
		}
	for (size_t i = 0; i < count; i++) {
		qsort(ways[i].samples, SAMPLES_ROUNDS, sizeof *ways[i].samples, samples_order);
		samples_state(ways[i].name, "", ways[i].samples[SAMPLES_ROUNDS / 2]);
		samples_state(ways[i].name, ".low", ways[i].samples[SAMPLES_ROUNDS / 4]);
		samples_state(ways[i].name, ".high", ways[i].samples[SAMPLES_ROUNDS * 3 / 4]);
	}
}

#endif
