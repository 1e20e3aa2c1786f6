/*
 * Which objects of a process define one of the libc's public names themselves? The program is linked against a library, another
 * is preloaded, and a third, the first argument, is dlopened; each uses the names.
 */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <dlfcn.h>
#include <link.h>

#include "loaders_own.h"
#include "public_values.h"

void *linked_area(void);

static struct {
	long objects, users; /* all, and those that a user of the names may be: not the program, nor the loader */
	long definers; /* of these */
	const char *first; /* of the definers */
} seen;

/* Whether it has the name itself; what a lookup by a handle finds may also be of what the object depends on. */
static bool defines(const char *object, const char *symbol)
{
	void *handle = dlopen(object, RTLD_NOW | RTLD_NOLOAD), *found = handle ? dlsym(handle, symbol) : NULL;
	Dl_info where;

	return found && dladdr(found, &where) && text_same(where.dli_fname, object);
}

static void look(const char *object)
{
	static const char *const names[] = { "__rseq_offset", "__rseq_size", "__rseq_flags" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (defines(object, names[i])) {
			seen.definers++;
			seen.first = seen.first ? seen.first : object;
			return;
		}
}

PROBE()
{
	Dl_info loader = { 0 };
	void *loaded = dlopen(probe_arguments[1], RTLD_NOW), *program = dlopen(NULL, RTLD_NOW);
	struct link_map *object;

	if (!loaded || !linked_area() || dlinfo(program, RTLD_DI_LINKMAP, &object) != 0)
		probe_broken("the program has not what it looks at");
	dladdr(loaders_own("__rseq_size"), &loader);
	for (object = object->l_next; object; object = object->l_next) { /* the first is the program, which may have copies */
		seen.objects++;
		if (loader.dli_fname && text_same(object->l_name, loader.dli_fname))
			continue;
		seen.users++;
		look(object->l_name);
	}
	FACT_INT(objects, seen.objects);
	FACT_INT(users, seen.users);
	FACT_INT(definers, seen.definers);
	CONTEXT_TEXT(first_definer, seen.first ? seen.first : "");
}
