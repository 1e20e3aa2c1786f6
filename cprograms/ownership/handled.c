/*
 * Two libraries share __rseq_abi and __rseq_handled. Who of them registers, and what does the other one believe of a
 * thread that nobody has registered, or that the first one has? Arguments: the two, which are loaded unless they are there.
 */
#include <rseqabi/libc_threads.h>

#include "free.h"
#include "libraries.h"

struct sharer {
	struct library library;
	bool (*here)(void), (*usable)(void);
};

static struct sharer busy, idle; /* who registers, and who leaves it to that one */

static struct sharer sharer_of(void *handle)
{
	struct sharer found = { .library = library_of(handle) };

	*(void **)&found.here = dlsym(handle, "handled_here");
	*(void **)&found.usable = dlsym(handle, "handled_usable");
	if (!found.here || !found.usable)
		probe_broken("a library is not of registrants/handled.h");
	return found;
}

static void *look(void *unused)
{
	FACT_ERRNO(thread_free, thread_is_free());
	FACT_ERRNO(thread_enters_idle, idle.library.enter());
	FACT_BOOL(thread_usable_before, idle.usable());
	FACT_ERRNO(thread_enters_busy, busy.library.enter());
	FACT_BOOL(thread_usable_after, idle.usable());
	FACT_ERRNO(thread_registered, library_registered(&idle.library));
	busy.library.leave();
	FACT_ERRNO(thread_own_area_then, area_register(area_new()));
	return unused;
}

PROBE()
{
	struct sharer first = sharer_of(dlopen(probe_arguments[1], RTLD_NOW | RTLD_GLOBAL));
	struct sharer second = sharer_of(dlopen(probe_arguments[2], RTLD_NOW));

	FACT_ERRNO(main_free, thread_is_free());
	FACT_INT(in_charge, first.here() + second.here());
	FACT_INT(distance, (long)((char *)second.library.area() - (char *)first.library.area())); /* bytes */
	busy = first.here() ? first : second;
	idle = first.here() ? second : first;
	FACT_ERRNO(idle_enters, idle.library.enter());
	FACT_BOOL(usable_before, idle.usable());
	FACT_ERRNO(busy_enters, busy.library.enter());
	FACT_BOOL(usable_after, idle.usable());
	FACT_ERRNO(registered, library_registered(&idle.library));
	libc_thread_run(NULL, look, NULL);
	FACT_ERRNO(registered_after_thread, library_registered(&busy.library));
	idle.library.leave();
	FACT_ERRNO(without_idle, library_registered(&busy.library));
	busy.library.leave();
	FACT_ERRNO(own_area_then, area_register(area_new()));
}
