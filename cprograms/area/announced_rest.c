/*
 * A thread fills what its area has beyond every field of today, and ends; a later one gets the same stack, and so the
 * same area. What does it find there? And what does the first one find?
 */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <string.h>

#define REST 64 /* where the fields of Linux 7 end, with their padding */
#define TRIES 50 /* a stack is recycled at the first in practice */

struct visit {
	struct area *area;
	long registered;
	long left; /* bytes of the rest that are not 0 */
};

static void *look(void *result)
{
	struct visit *visit = result;

	visit->area = libc_area();
	visit->registered = libc_area_registered();
	visit->left = 0;
	for (unsigned int at = REST; at < __rseq_size; at++)
		visit->left += ((const char *)visit->area)[at] != 0;
	return NULL;
}

static void *fill(void *result)
{
	look(result);
	if (__rseq_size > REST)
		memset((char *)libc_area() + REST, AREA_PATTERN, __rseq_size - REST);
	return NULL;
}

PROBE()
{
	struct visit main_thread, first = { 0 }, second = { 0 };

	look(&main_thread);
	for (int i = 0; i < TRIES && !(i && second.area == first.area); i++) {
		libc_thread_run(NULL, fill, &first);
		libc_thread_run(NULL, look, &second);
	}
	FACT_INT(rest, (long)__rseq_size - REST);
	FACT_BOOL(recycled, first.area == second.area);
	FACT_ERRNO(main_registered, main_thread.registered);
	FACT_INT(main_left, main_thread.left);
	FACT_ERRNO(thread_registered, second.registered);
	FACT_INT(thread_left, second.left);
}
