/* A malloc of the program's own that counts its calls; the loader uses it too. Nothing is ever given back. */
#ifndef TLS_MODELS_COUNTING_MALLOC_H
#define TLS_MODELS_COUNTING_MALLOC_H

#include <stddef.h>
#include <string.h>

#define HEAP (1 << 20)
#define UNIT 16 /* bytes; what malloc aligns to, and enough room in front for the size */

static unsigned char heap[HEAP] __attribute__((aligned(UNIT)));
static size_t heap_used;
static unsigned int malloc_calls;

void *malloc(size_t size)
{
	size_t whole = size > HEAP ? HEAP : UNIT + (size + UNIT - 1) / UNIT * UNIT;
	size_t at = __atomic_fetch_add(&heap_used, whole, __ATOMIC_RELAXED);

	malloc_calls++;
	if (at > HEAP - UNIT || whole > HEAP - at)
		return NULL;
	memcpy(heap + at, &size, sizeof size);
	return heap + at + UNIT;
}

void *calloc(size_t count, size_t size)
{
	return malloc(count * size); /* never used before, hence 0 */
}

void *realloc(void *old, size_t size)
{
	unsigned char *fresh = malloc(size);
	size_t had = 0;

	if (old)
		memcpy(&had, (unsigned char *)old - UNIT, sizeof had);
	if (fresh && had)
		memcpy(fresh, old, had < size ? had : size);
	return fresh;
}

void free(void *unused)
{
	(void)unused;
}

#endif
