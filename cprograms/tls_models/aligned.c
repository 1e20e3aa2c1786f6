/* Aligned variables of the program and of a library: where are they in main and in threads, one on a crooked stack? */
#include <rseqabi/probe.h>

#include <pthread.h>

#include "area_variable.h"

#define STACK (1 << 20)
#define CROOKED 24 /* bytes off any alignment that a variable may have */

static __thread char before_own = 1;
static __thread struct area_variable own __attribute__((aligned(ALIGNMENT)));

void *address_in_library(void);

struct addresses {
	void *own, *library;
};

static void *look(void *found)
{
	before_own++;
	*(struct addresses *)found = (struct addresses){ &own, address_in_library() };
	return NULL;
}

static struct addresses in_thread(const pthread_attr_t *attributes)
{
	struct addresses found;
	pthread_t thread;

	if (pthread_create(&thread, attributes, look, &found) != 0)
		probe_broken("no thread could be created");
	pthread_join(thread, NULL);
	return found;
}

PROBE()
{
	struct addresses main, thread, crooked;
	pthread_attr_t attributes;

	look(&main);
	thread = in_thread(NULL);
	pthread_attr_init(&attributes);
	if (pthread_attr_setstack(&attributes, (char *)probe_map(STACK, MAP_PRIVATE) + CROOKED, STACK - 4096) != 0)
		probe_broken("the stack was refused");
	crooked = in_thread(&attributes);
	FACT_INT(alignment, ALIGNMENT);
	FACT_INT(main_own, (long)main.own);
	FACT_INT(main_library, (long)main.library);
	FACT_INT(thread_own, (long)thread.own);
	FACT_INT(thread_library, (long)thread.library);
	FACT_INT(crooked_own, (long)crooked.own);
	FACT_INT(crooked_library, (long)crooked.library);
}
