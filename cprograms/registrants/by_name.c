/*
 * See owner.h. Its area is its own alone, and the libc's is looked for once, behind this library in the order of the
 * search, so that a program that defines the names deceives nobody.
 *
 * Built wrong on purpose: TRUSTS_NAMES takes the libc for registered where it has the symbols; IGNORES_LIBC does not
 * look; HIDES_REFUSAL says nothing of an errno; FORGETS_BY_FORK begins anew in a child; GIVES_BACK_ALL unregisters what
 * it did not register; KEEPS_REGISTRATION gives nothing back.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>

#include "forgets.h"
#include "owner.h"

#include <dlfcn.h>
#include <sys/auxv.h>

#define INITIAL_EXEC __attribute__((tls_model("initial-exec")))
#define ALIGNMENT 64 /* what Linux 7.0 asks for longer areas */

static __thread struct {
	struct area area;
	char more[ALIGNMENT - sizeof(struct area)];
} own __attribute__((aligned(ALIGNMENT))) INITIAL_EXEC = { .area = { .cpu_id = (uint32_t)-1 } };
static __thread bool entered INITIAL_EXEC;

static ptrdiff_t offset;
static uint32_t size; /* of the libc's area; 0: it registers none */
static uint32_t length; /* of what is registered */

__attribute__((constructor)) static void look(void)
{
	const ptrdiff_t *libcs_offset = dlsym(RTLD_NEXT, "__rseq_offset");
	const unsigned int *libcs_size = dlsym(RTLD_NEXT, "__rseq_size");
	const unsigned int *libcs_flags = dlsym(RTLD_NEXT, "__rseq_flags");
	uint32_t announced = (uint32_t)getauxval(AT_RSEQ_FEATURE_SIZE);
	bool usable = getauxval(AT_RSEQ_ALIGN) <= ALIGNMENT && announced <= sizeof own;

	length = AREA_ORIGINAL_LENGTH;
	if (libcs_offset && libcs_size && libcs_flags) {
		offset = *libcs_offset;
		size = *libcs_size;
#ifdef TRUSTS_NAMES
		size = AREA_ORIGINAL_LENGTH;
#endif
	}
#ifdef IGNORES_LIBC
	size = 0;
#endif
	announced = size ? size : usable ? announced : 0;
	if (announced > length)
		length = announced;
}

FORGETS(entered)

long owner_enter(void)
{
	long refused;

	if (size || entered)
		return 0;
	refused = sys_rseq(&own.area, length, 0, RSEQABI_SIGNATURE);
	entered = refused == 0;
	if (refused)
		own.area.cpu_id = (uint32_t)-2;
#ifdef HIDES_REFUSAL
	refused = 0;
	own.area.cpu_id = 0;
#endif
	return refused;
}

void owner_leave(void)
{
#ifndef GIVES_BACK_ALL
	if (size || !entered)
		return;
#endif
#ifndef KEEPS_REGISTRATION
	sys_rseq(owner_area(), length, AREA_UNREGISTER, RSEQABI_SIGNATURE);
#endif
	entered = false;
}

void *owner_area(void)
{
	return size ? (void *)(thread_pointer() + offset) : &own.area;
}

uint32_t owner_length(void)
{
	return length;
}
