/* A library with an indirect function: one of its own alone, or one that it EXPORTS and others call. */
#include "indirect.h"

#ifdef EXPORTS
#define SCOPE
#else
#define SCOPE __attribute__((visibility("hidden")))
#endif

struct resolved *library_resolved(void);
int library_answer(void);

SCOPE int library_answer(void) __attribute__((ifunc("resolve")));

struct resolved *library_resolved(void)
{
	return library_answer() ? &found : NULL;
}
