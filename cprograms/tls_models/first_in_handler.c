/*
 * A thread exists; a library is dlopened; the thread's first access to the library's variable happens in a signal
 * handler. The program's malloc, which the loader uses too, counts what it is asked for meanwhile.
 */
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

#include <dlfcn.h>
#include <pthread.h>

#include "counting_malloc.h"
#include "image.h"

#define STORED 12

static pthread_barrier_t barrier;
static image_address *address;
static struct {
	struct image_variable *place;
	uint32_t image;
} handler, later;
static unsigned int allocated;

static void first_access(int number, siginfo_t *info, void *context)
{
	unsigned int before = malloc_calls;

	(void)number, (void)info, (void)context;
	handler.place = address();
	handler.image = handler.place->image;
	handler.place->image = STORED;
	allocated = malloc_calls - before;
}

static void *early_thread(void *unused)
{
	long process = SYS(getpid), self = SYS(gettid);

	pthread_barrier_wait(&barrier); /* it exists */
	pthread_barrier_wait(&barrier); /* the library is loaded, or not */
	if (address) {
		SYS(tgkill, process, self, SIGUSR1);
		later.place = address();
		later.image = later.place->image;
	}
	return unused;
}

PROBE()
{
	unsigned int before;
	pthread_t thread;
	void *library;

	signal_handle(SIGUSR1, first_access);
	pthread_barrier_init(&barrier, NULL, 2);
	if (pthread_create(&thread, NULL, early_thread, NULL) != 0)
		probe_broken("no thread could be created");
	pthread_barrier_wait(&barrier);
	before = malloc_calls;
	library = dlopen(probe_arguments[1], RTLD_NOW);
	FACT_TEXT(dlopen, library ? "ok" : "failed");
	FACT_BOOL(loader_is_counted, malloc_calls > before);
	if (library)
		*(void **)&address = dlsym(library, "address_in_image_library");
	pthread_barrier_wait(&barrier);
	pthread_join(thread, NULL);
	if (!address)
		return;
	FACT_INT(allocations, allocated);
	FACT_INT(image, IMAGE);
	FACT_INT(image_in_handler, handler.image);
	FACT_INT(stored, STORED);
	FACT_INT(image_later, later.image);
	FACT_INT(place_in_handler, (long)handler.place);
	FACT_INT(place_later, (long)later.place);
}
