/*
 * See owner.h. Built wrong on purpose: OWNER_IGNORES_LIBC registers its own area whatever the libc has, and uses it
 * though it was refused; OWNER_ROUNDS_LENGTH registers more than it gives back; OWNER_KEEPS_REGISTRATION frees an area that
 * is registered; OWNER_GIVES_BACK_ALL unregisters what it did not register; FORGETS_BY_FORK begins anew in a child;
 * TAKES_PADDING takes all bytes of an area for fields.
 */
#include <rseqabi/libc_area.h>

#include "fields.h"
#include "forgets.h"
#include "owner.h"

#include <sys/auxv.h>

#define OWNER_BYTES 4096

static __thread struct {
	void *area;
	uint32_t length;
	bool own;
	bool entered;
} used;

FORGETS(used.entered)

static bool libc_registers(void)
{
#ifdef OWNER_IGNORES_LIBC
	return false;
#else
	return &__rseq_size && __rseq_size && (int32_t)libc_area()->cpu_id >= 0;
#endif
}

static uint32_t announced_length(void)
{
	uint32_t announced = (uint32_t)getauxval(AT_RSEQ_FEATURE_SIZE);

	return announced > AREA_ORIGINAL_LENGTH ? announced : AREA_ORIGINAL_LENGTH;
}

long owner_enter(void)
{
	uint32_t length = announced_length();
	long refused = 0;

	if (used.entered)
		return 0;
	used.entered = true;
	if (libc_registers()) {
		used.area = libc_area();
		used.length = libc_area_length();
		return 0;
	}
	used.area = probe_map(OWNER_BYTES, MAP_PRIVATE);
	used.length = length;
	used.own = true;
#ifdef OWNER_ROUNDS_LENGTH
	length = (length + 64) & ~63u;
#endif
	refused = sys_rseq(used.area, length, 0, RSEQABI_SIGNATURE);
#ifdef OWNER_IGNORES_LIBC
	return 0;
#endif
	used.entered = refused == 0;
	return refused;
}

void *owner_area(void)
{
	return used.area;
}

uint32_t owner_length(void)
{
	return used.length;
}

void owner_leave(void)
{
	used.entered = false;
#ifndef OWNER_GIVES_BACK_ALL
	if (!used.own)
		return;
#endif
#ifndef OWNER_KEEPS_REGISTRATION
	sys_rseq(used.area, used.length, AREA_UNREGISTER, RSEQABI_SIGNATURE);
#endif
	if (used.own)
		SYS(munmap, used.area, OWNER_BYTES);
	used.own = false;
}

/* 32 was the area with its padding: glibc 2.35 to 2.39 said so of one whose fields end at 20. No kernel's fields do. */
bool fields_reach(uint32_t end)
{
	uint32_t size = &__rseq_size ? __rseq_size : 0;

#ifndef TAKES_PADDING
	if (size == AREA_ORIGINAL_LENGTH)
		size = offsetof(struct area, node_id);
#endif
	return end <= size;
}
