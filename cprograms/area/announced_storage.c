/*
 * The program's own thread-local storage, OWN_ALIGNMENT aligned, and the area that auxv announces: how many bytes are
 * between them, in main and in another thread? And how far is the storage from where it should be?
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

static __thread volatile char own[64] __attribute__((aligned(OWN_ALIGNMENT)));

struct found {
	long gap; /* less than 0 where they overlap */
	long beyond; /* bytes beyond a multiple of the storage's alignment */
};

static void *look(void *result)
{
	struct found *found = result;
	const char *area = (const char *)libc_area(), *end = area + libc_area_length(), *block;

	own[0] = 1;
	block = (const char *)own;
	__asm__("" : "+r"(block)); /* or the compiler would take its alignment for granted */
	found->gap = block >= end ? block - end : area - (block + sizeof own);
	found->beyond = (long)((uintptr_t)block % OWN_ALIGNMENT);
	return NULL;
}

PROBE()
{
	struct found main_thread, thread;

	look(&main_thread);
	libc_thread_run(NULL, look, &thread);
	FACT_INT(size, __rseq_size);
	FACT_INT(gap, main_thread.gap);
	FACT_INT(beyond, main_thread.beyond);
	FACT_INT(thread_gap, thread.gap);
	FACT_INT(thread_beyond, thread.beyond);
}
