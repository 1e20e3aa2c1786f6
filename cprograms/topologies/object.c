/*
 * One file of a topology, NAME. It DEFINES __rseq_abi, REFERS to it or IGNORES it; ATTRIBUTES are the variable's. A DSO
 * has find_NAME(), which finds the variable by its own code, and ask_NAME(), which asks dlsym; a MEMBER of the program
 * is found by its section, because a name of its own would have to be exported.
 */
#include "object.h"

#ifndef ATTRIBUTES
#define ATTRIBUTES unused
#endif
#ifndef AREAS
#define AREAS 1
#endif

#define JOIN(prefix, name) JOIN_(prefix, name)
#define JOIN_(prefix, name) prefix##name
#define TEXT(name) TEXT_(name)
#define TEXT_(name) #name

#ifdef DEFINES
__thread struct marked_area __rseq_abi[AREAS] __attribute__((ATTRIBUTES)) = { { AREA_MARK, TEXT(NAME) } };
#elif defined REFERS
extern __thread struct marked_area __rseq_abi[] __attribute__((ATTRIBUTES));
#endif

#ifdef MEMBER
#define SCOPE static
#else
#define SCOPE
#endif

#ifndef IGNORES
SCOPE const struct marked_area *JOIN(find_, NAME)(void)
{
	return __rseq_abi;
}
#endif

#ifndef MEMBER
void *JOIN(ask_, NAME)(lookup *look, void *where)
{
	void *found = look(where, AREA_NAME);

	__asm__ volatile("" : "+r"(found)); /* or dlsym might be jumped to, and take our caller for its own */
	return found;
}
#elif !defined IGNORES
static const struct member JOIN(member_, NAME) = { TEXT(NAME), JOIN(find_, NAME) };
__attribute__((used, section("members"))) static const struct member *JOIN(entry_, NAME) = &JOIN(member_, NAME);
#endif
