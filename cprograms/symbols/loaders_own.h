/*
 * The loader's own objects of the libc's public names, whatever else in the process goes by these: they are looked up in the
 * libc, which needs nothing but the loader. The loader's own handle finds none of them.
 */
#ifndef SYMBOLS_LOADERS_OWN_H
#define SYMBOLS_LOADERS_OWN_H

#include <rseqabi/facts.h>

#include <dlfcn.h>
#if __has_include(<gnu/lib-names.h>)
#include <gnu/lib-names.h>
#else
#define LIBC_SO "libc.so"
#endif

/* NULL: it defines none by this name. */
static inline const void *loaders_own(const char *symbol)
{
	void *libc = dlopen(LIBC_SO, RTLD_NOW | RTLD_NOLOAD);

	return libc ? dlsym(libc, symbol) : NULL;
}

#endif
