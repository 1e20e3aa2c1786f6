/*
 * See tracer.h. Its areas are initial-exec, so that a signal handler can use them, and it stays loaded once it is,
 * because the kernel writes into the areas of threads that it has registered. ONCE_PER_PROCESS, FORGETS and
 * UNLOADABLE build libraries that got one of these wrong.
 */
#define _GNU_SOURCE
#include <rseqabi/area.h>

#include <dlfcn.h>
#include <pthread.h>

#include "tracer.h"

static __thread struct {
	struct area area;
} __attribute__((aligned(32))) own __attribute__((tls_model("initial-exec"))) = { { .cpu_id = (uint32_t)-1 } };

#ifdef ONCE_PER_PROCESS
static bool entered;
#else
static __thread bool entered __attribute__((tls_model("initial-exec")));
#endif

static struct tracer_began began;

void *tracer_area(void)
{
	return &own.area;
}

long tracer_enter(void)
{
	long result = entered ? 0 : sys_rseq(&own.area, AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE);

#ifndef FORGETS
	entered = entered || result == 0;
#endif
	return result;
}

struct tracer_began tracer_began(void)
{
	return began;
}

static void *begin(void *unused)
{
	began.cpu_id = (int)own.area.cpu_id;
	began.offset = (char *)&own.area - thread_pointer();
	began.entered = tracer_enter();
	began.registered = area_registered(&own.area, AREA_ORIGINAL_LENGTH);
	return unused;
}

__attribute__((constructor)) static void construct(void)
{
	pthread_t thread;

#ifndef UNLOADABLE
	Dl_info self;

	if (dladdr((void *)tracer_enter, &self))
		dlopen(self.dli_fname, RTLD_NOW | RTLD_NODELETE);
#endif
	if (pthread_create(&thread, NULL, begin, NULL) == 0)
		pthread_join(thread, NULL);
}
