/*
 * The program of a topology. Arguments: HOW FILE for each dlopen, "ask", and the names of all files. It says in lines
 * for its driver how each load ended, and whose variable each file finds, by its own code and by dlsym.
 */
#define _GNU_SOURCE
#include <rseqabi/child.h>

#include <dlfcn.h>
#include <link.h>

#include "object.h"
#include "refusal.h"

#define LOADS 16

/* The section's ends; weak and hidden, since there need be no member. */
extern const struct member *__start_members[] __attribute__((weak, visibility("hidden")));
extern const struct member *__stop_members[] __attribute__((weak, visibility("hidden")));

struct load {
	void *handle;
	bool apart; /* in a namespace of its own */
};

static struct load loads[LOADS];
static size_t count;
static char *found_owner; /* shared with children */

static void say(const char *fact, const char *name, size_t number, const char *word)
{
	char line[128] = "";

	text_append(line, sizeof line, fact);
	text_append(line, sizeof line, " ");
	text_append(line, sizeof line, name);
	if (number) {
		text_append(line, sizeof line, *name ? "." : "");
		text_append_number(line, sizeof line, (long)number);
	}
	text_append(line, sizeof line, *name || number ? "=" : "");
	text_append(line, sizeof line, word);
	text_append(line, sizeof line, "\n");
	probe_print(line);
}

static const char *owner_of(const struct marked_area *area)
{
	return area && text_same(area->mark, AREA_MARK) ? area->owner : "nothing";
}

static void find_in_child(void *find)
{
	const struct marked_area *(*ask)(void);

	*(void **)&ask = find;
	text_append(found_owner, sizeof((struct marked_area *)0)->owner, owner_of(ask()));
}

/* Code that finds nothing reads what is somewhere else, or dies of it, as the model and the linker have it. */
static void say_found(const char *name, size_t number, void *find)
{
	found_owner[0] = '\0';
	child_run(find_in_child, find);
	say("finds", name, number, *found_owner ? found_owner : "nothing");
}

static void *load(const char *how, const char *file)
{
	if (text_same(how, "namespace"))
#ifdef LM_ID_NEWLM
		return dlmopen(LM_ID_NEWLM, file, RTLD_NOW);
#else
		return NULL;
#endif
	if (text_same(how, "deep"))
#ifdef RTLD_DEEPBIND
		return dlopen(file, RTLD_NOW | RTLD_DEEPBIND);
#else
		return NULL;
#endif
	if (text_same(how, "promote"))
		return dlopen(file, RTLD_NOW | RTLD_NOLOAD | RTLD_GLOBAL);
	return dlopen(file, RTLD_NOW | (text_same(how, "global") ? RTLD_GLOBAL : RTLD_LOCAL));
}

static void say_load(const char *how, void *handle)
{
	const char *words = handle ? NULL : dlerror(), *word = words ? refusal_word(words) : NULL;

	/* That something is not there to be promoted is an error to musl, and none to glibc. */
	say("loads", "", 0, handle ? "ok" : word ? word : text_same(how, "promote") ? "absent" : "other");
}

static void say_file(const char *name, size_t number, void *scope)
{
	char function[64] = "find_";
	void *(*ask)(lookup *look, void *where);
	void *find;

	text_append(function, sizeof function, name);
	find = dlsym(scope, function);
	if (find)
		say_found(name, number, find);
	function[0] = '\0';
	text_append(function, sizeof function, "ask_");
	text_append(function, sizeof function, name);
	*(void **)&ask = dlsym(scope, function);
	if (!ask)
		return;
	say("by_default", name, number, owner_of(ask(dlsym, RTLD_DEFAULT)));
	say("by_next", name, number, owner_of(ask(dlsym, RTLD_NEXT)));
}

/* A file of the program, one that the program can find, one that it has loaded, and those in other namespaces. */
static void say_all(const char *name)
{
	char function[64] = "ask_";
	void *scope = RTLD_DEFAULT;

	text_append(function, sizeof function, name);
	for (const struct member **each = __start_members; each < __stop_members; each++)
		if (text_same((*each)->name, name))
			say_found(name, 0, (void *)(*each)->find);
	for (size_t i = 0; i < count && !dlsym(scope, function); i++)
		if (loads[i].handle && !loads[i].apart)
			scope = loads[i].handle;
	say_file(name, 0, scope);
	for (size_t i = 0; i < count; i++)
		if (loads[i].handle && loads[i].apart)
			say_file(name, i + 1, loads[i].handle);
}

int main(int argument_count, char **arguments)
{
	char **word = arguments + 1;

	(void)argument_count;
	found_owner = probe_map(4096, MAP_SHARED);
	for (; *word && !text_same(*word, "ask"); word += 2) {
		if (count == LOADS)
			probe_exit(125);
		loads[count].handle = load(word[0], word[1]);
		loads[count].apart = text_same(word[0], "namespace");
		say_load(word[0], loads[count++].handle);
	}
	say("by_default", "main", 0, owner_of(dlsym(RTLD_DEFAULT, AREA_NAME)));
	say("by_next", "main", 0, owner_of(dlsym(RTLD_NEXT, AREA_NAME)));
	while (*word && *++word)
		say_all(*word);
	for (size_t i = 0; i < count; i++)
		if (loads[i].handle)
			say("by_handle", "", i + 1, owner_of(dlsym(loads[i].handle, AREA_NAME)));
	return 0;
}
