/* A library with an indirect function: one of its own alone, or one that it EXPORTS and others call. */
#include "resolver.h"

#ifdef EXPORTS
#define SCOPE
#else
#define SCOPE __attribute__((visibility("hidden")))
#endif

struct resolved *library_resolved(void);
int library_answer(void);

static struct resolved found;

static int answer(void)
{
	return 1;
}

static int (*resolve(void))(void)
{
	resolver_look(&found);
	return answer;
}

SCOPE int library_answer(void) __attribute__((ifunc("resolve")));

struct resolved *library_resolved(void)
{
	return library_answer() ? &found : NULL;
}
