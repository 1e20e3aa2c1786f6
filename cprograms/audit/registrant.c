/*
 * A library with areas of its own, as it should be published. It asks the libc before it registers, and gives the area
 * back before its thread ends, or with KEEPS stays loaded; its area is initial-exec, and nobody else's variables lie in
 * it. Everything else that can be defined makes it wrong in one thing.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>

#include <dlfcn.h>

#ifndef MODEL
#define MODEL "initial-exec"
#endif
#ifndef SECOND_BODY
#define SECOND_BODY BODY_ENTERED
#endif

#ifdef OVERLAPS
OVERLAPPED(__rseq_abi, cached_slab);
extern __thread struct area __rseq_abi __attribute__((tls_model(MODEL), visibility("hidden")));
#else
__thread struct area __rseq_abi __attribute__((tls_model(MODEL), visibility("hidden"), aligned(32))) = {
	.cpu_id = (uint32_t)-1,
};
#endif

PUBLISHED(registrant_first, __rseq_abi, BODY_ENTERED BODY_NOTHING);
PUBLISHED(registrant_second, __rseq_abi, SECOND_BODY);

long registrant_enter(void);
void registrant_leave(void);

long registrant_enter(void)
{
#ifndef NEVER_ASKS
	if (&__rseq_size && __rseq_size)
		return 0;
#endif
	return sys_rseq(&__rseq_abi, AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE);
}

void registrant_leave(void)
{
#ifdef CACHES_IN_AREA
	__rseq_abi.cpu_id_start = (uint32_t)(uintptr_t)thread_pointer();
#endif
#ifndef KEEPS
	sys_rseq(&__rseq_abi, AREA_ORIGINAL_LENGTH, AREA_UNREGISTER, RSEQABI_SIGNATURE);
#endif
}

#if defined(KEEPS) && !defined(UNLOADABLE)
__attribute__((constructor)) static void stay_loaded(void)
{
	Dl_info self;

	if (dladdr((void *)registrant_enter, &self))
		dlopen(self.dli_fname, RTLD_NOW | RTLD_NODELETE);
}
#endif
