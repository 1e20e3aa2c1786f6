/*
 * Code that finds a dlopened library's variable by a TLS descriptor keeps values in registers meanwhile: which of them
 * are other ones afterwards, at the first access of the thread and at a later one?
 */
#include <rseqabi/probe.h>

#include <dlfcn.h>
#include <string.h>

typedef char *descriptor_call(struct descriptor_registers *);

struct changes {
	int general, vector;
};

static struct changes ask(descriptor_call *call, char **address)
{
	struct descriptor_registers before, after;
	struct changes changes = { 0, 0 };

	memset(&before, AREA_PATTERN, sizeof before);
	after = before;
	*address = call(&after);
	for (size_t i = 0; i < sizeof before.general / sizeof *before.general; i++)
		changes.general += before.general[i] != after.general[i];
	for (size_t i = 0; i < sizeof before.vector / sizeof *before.vector; i++)
		changes.vector += memcmp(before.vector[i], after.vector[i], sizeof *before.vector) != 0;
	return changes;
}

PROBE()
{
	void *library = dlopen(probe_arguments[1], RTLD_NOW);
	struct changes first, later;
	descriptor_call *call;
	char *address;

	FACT_TEXT(dlopen, library ? "ok" : "failed");
	if (!library)
		return;
	*(void **)&call = dlsym(library, "ask_descriptor");
	first = ask(call, &address);
	later = ask(call, &address);
	FACT_TEXT(image, address);
	FACT_INT(first_general, first.general);
	FACT_INT(first_vector, first.vector);
	FACT_INT(later_general, later.general);
	FACT_INT(later_vector, later.vector);
}
