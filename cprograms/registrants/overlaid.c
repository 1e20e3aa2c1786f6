/*
 * See owner.h and overlaid.h. The word that remembers a slab ends in the first field of the area, cpu_id_start: a mark
 * there, which no number of a CPU has, is gone as soon as the kernel writes the ids. That is of no use, and harm to
 * others, but in an area that this library has registered itself.
 *
 * Built wrong on purpose: MARKS_LIBC puts its word over the libc's area where it was refused one; TRUSTS_MEMORY does not
 * look for the mark; HIDES_REFUSAL says nothing of an errno; FORGETS_BY_FORK begins anew in a child; KEEPS_REGISTRATION
 * gives nothing back.
 */
#include <rseqabi/libc_area.h>

#include "forgets.h"
#include "overlaid.h"
#include "owner.h"


#define INITIAL_EXEC __attribute__((tls_model("initial-exec")))
#define MARK 0x80000000u /* in cpu_id_start; CPUs are fewer */

static __thread struct {
	uint32_t before[7];
	uint32_t slab; /* the word's first half */
	struct area area; /* its second half is the first field */
} word __attribute__((aligned(AREA_ORIGINAL_LENGTH))) INITIAL_EXEC = { .area = { .cpu_id = (uint32_t)-1 } };
static __thread bool entered INITIAL_EXEC;
static __thread int lookups INITIAL_EXEC;

FORGETS(entered)

long owner_enter(void)
{
	long refused;

	if (entered)
		return 0;
	refused = sys_rseq(&word.area, AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE);
	entered = refused == 0;
	if (refused)
		word.area.cpu_id = (uint32_t)-2;
#ifdef HIDES_REFUSAL
	refused = 0;
	word.area.cpu_id = 0;
#endif
	return refused;
}

void owner_leave(void)
{
	if (!entered)
		return;
	entered = false;
	word.area.cpu_id_start = 0; /* what an unregistration writes there is not the same for all kernels */
#ifndef KEEPS_REGISTRATION
	sys_rseq(&word.area, AREA_ORIGINAL_LENGTH, AREA_UNREGISTER, RSEQABI_SIGNATURE);
#endif
}

void *owner_area(void)
{
	return &word.area;
}

uint32_t owner_length(void)
{
	return AREA_ORIGINAL_LENGTH;
}

static int look_up(void)
{
	unsigned int cpu = 0;

	lookups++;
	SYS(getcpu, &cpu, 0, 0);
	return (int)cpu;
}

int overlaid_slab(void)
{
	volatile uint32_t *start = &word.area.cpu_id_start;
	bool may = entered;

#ifdef MARKS_LIBC
	if (!entered && &__rseq_size && __rseq_size) {
		start = &libc_area()->cpu_id_start;
		may = true;
	}
#endif
	if (!may)
		return look_up();
#ifdef TRUSTS_MEMORY
	if (lookups)
		return (int)word.slab;
#endif
	if (*start & MARK)
		return (int)word.slab;
	/* The mark comes first: where the thread is moved before the slab is found it is gone again. */
	*start = MARK;
	word.slab = (uint32_t)look_up();
	return (int)word.slab;
}

int overlaid_lookups(void)
{
	return lookups;
}
