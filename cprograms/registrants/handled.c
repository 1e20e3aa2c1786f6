/*
 * See owner.h and handled.h. Whoever shares __rseq_abi shares __rseq_handled: the library that finds it 0 registers for
 * the process, once for each thread whatever the number of its users, and the others leave that to it.
 *
 * Built wrong on purpose: OWNS_ANYHOW does not look at what others handle; TRUSTS_HANDLED takes every thread for
 * registered then; MARKS_ALWAYS writes into an area that is in use; HIDES_REFUSAL says nothing of an errno;
 * COUNTS_PROCESS counts the users of all threads together; FORGETS_BY_FORK begins anew in a child; KEEPS_REGISTRATION
 * gives nothing back. MODEL, BINDING, ALIGNMENT, STORAGE and WORDS are those of the area.
 */
#include <rseqabi/area.h>

#include "forgets.h"
#include "handled.h"
#include "owner.h"


#ifndef MODEL
#define MODEL tls_model("initial-exec")
#endif
#ifndef BINDING
#define BINDING unused
#endif
#ifndef ALIGNMENT
#define ALIGNMENT AREA_ORIGINAL_LENGTH
#endif
#ifndef WORDS
#define WORDS 8
#endif
#ifndef STORAGE
#define STORAGE __thread
#endif

#ifdef COUNTS_PROCESS
static uint32_t users;
#else
static __thread uint32_t users __attribute__((tls_model("initial-exec")));
#endif

struct area_of_all {
	uint32_t cpu_id_start;
	uint32_t cpu_id;
	uint32_t more[WORDS - 2];
};

/* The definition says it all: gcc forgets what an earlier declaration said of the model. */
STORAGE struct area_of_all __rseq_abi __attribute__((MODEL, BINDING, aligned(ALIGNMENT))) = { .cpu_id = (uint32_t)-1 };
int __rseq_handled;

static bool here;

__attribute__((constructor)) static void begin(void)
{
#ifndef OWNS_ANYHOW
	if (__rseq_handled)
		return;
#endif
	__rseq_handled = 1;
	here = true;
}

FORGETS(users)

long owner_enter(void)
{
	long refused;

	if (!here || users++)
		return 0;
	refused = sys_rseq(&__rseq_abi, AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE);
	if (refused == 0)
		return 0;
	users--;
#ifndef MARKS_ALWAYS
	if (refused != -EBUSY) /* then it is somebody's, and says so rightly */
#endif
		__rseq_abi.cpu_id = (uint32_t)-2;
#ifdef HIDES_REFUSAL
	refused = 0;
	__rseq_abi.cpu_id = 0;
#endif
	return refused;
}

void owner_leave(void)
{
	if (!here || !users || --users)
		return;
#ifndef KEEPS_REGISTRATION
	sys_rseq(&__rseq_abi, AREA_ORIGINAL_LENGTH, AREA_UNREGISTER, RSEQABI_SIGNATURE);
#endif
}

void *owner_area(void)
{
	return &__rseq_abi;
}

uint32_t owner_length(void)
{
	return AREA_ORIGINAL_LENGTH;
}

bool handled_here(void)
{
	return here;
}

bool handled_usable(void)
{
#ifdef TRUSTS_HANDLED
	return __rseq_handled;
#else
	return (int32_t)__rseq_abi.cpu_id >= 0;
#endif
}
