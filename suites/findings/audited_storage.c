/*
 * A preloaded library whose initial-exec storage is larger than the reserve works, but not beside an audit module: then the
 * loader says "cannot allocate memory in static TLS block", and the program does not begin. glibc 2.31 to 2.44.
 *	gcc -shared -fPIC -DLIBRARY audited_storage.c -o library.so
 *	gcc -shared -fPIC -DAUDITOR audited_storage.c -o auditor.so
 *	gcc audited_storage.c
 *	LD_PRELOAD=./library.so ./a.out                          # begun
 *	LD_PRELOAD=./library.so LD_AUDIT=./auditor.so ./a.out    # the error
 */
#include <stdio.h>

#ifdef LIBRARY
static __thread char storage[65536] __attribute__((tls_model("initial-exec")));

char *library_storage(void)
{
	return storage;
}
#elif defined(AUDITOR)
unsigned int la_version(unsigned int version)
{
	return version;
}
#else
int main(void)
{
	puts("begun");
}
#endif
