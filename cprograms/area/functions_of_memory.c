/* Functions of memory, text and search: see functions.h. */
#define _GNU_SOURCE
#include "functions.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static char *block, *mapped;
static char text[64] = "some words", other[64];
static int numbers[] = { 3, 1, 2 };
static volatile size_t sink;

static int compare(const void *one, const void *two)
{
	return *(const int *)one - *(const int *)two;
}

FUNCTION(malloc)
{
	block = malloc(100);
}

FUNCTION(realloc)
{
	block = realloc(block, 100000);
}

FUNCTION(free)
{
	free(block);
}

FUNCTION(calloc)
{
	free(calloc(7, 300));
}

FUNCTION(aligned_alloc)
{
	free(aligned_alloc(64, 640));
}

FUNCTION(mmap)
{
	mapped = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

FUNCTION(munmap)
{
	munmap(mapped, 4096);
}

FUNCTION(memcpy)
{
	memcpy(other, text, sizeof text);
}

FUNCTION(memmove)
{
	memmove(other + 1, other, sizeof other - 1);
}

FUNCTION(memset)
{
	memset(other, 7, sizeof other);
}

FUNCTION(memcmp)
{
	sink = (size_t)memcmp(text, other, sizeof text);
}

FUNCTION(strlen)
{
	sink = strlen(text);
}

FUNCTION(strcpy)
{
	strcpy(other, text);
}

FUNCTION(strcmp)
{
	sink = (size_t)strcmp(text, other);
}

FUNCTION(strstr)
{
	sink = strstr(text, "words") != NULL;
}

FUNCTION(strdup)
{
	free(strdup(text));
}

FUNCTION(strtok_r)
{
	char *rest;

	strtok_r(other, " ", &rest);
}

FUNCTION(strtol)
{
	sink = (size_t)strtol("12", NULL, 10);
}

FUNCTION(qsort)
{
	qsort(numbers, 3, sizeof *numbers, compare);
}

FUNCTION(bsearch)
{
	sink = bsearch(&numbers[1], numbers, 3, sizeof *numbers, compare) != NULL;
}

FUNCTION(rand)
{
	sink = (size_t)rand();
}

PROBE()
{
	functions_begin("memory");
	ACCESSES(malloc);
	ACCESSES(realloc);
	ACCESSES(free);
	ACCESSES(calloc);
	ACCESSES(aligned_alloc);
	ACCESSES(mmap);
	ACCESSES(munmap);
	ACCESSES(memcpy);
	ACCESSES(memmove);
	ACCESSES(memset);
	ACCESSES(memcmp);
	ACCESSES(strlen);
	ACCESSES(strcpy);
	ACCESSES(strcmp);
	ACCESSES(strstr);
	ACCESSES(strdup);
	ACCESSES(strtok_r);
	ACCESSES(strtol);
	ACCESSES(qsort);
	ACCESSES(bsearch);
	ACCESSES(rand);
	functions_end();
}
