/*
 * Namespaces with a libc and an area-sized initial-exec library are made until there is no more room, and closed again,
 * the last one first. Until glibc 2.41 fewer can be made then: the libc's storage is no multiple of 32, and the padding
 * behind it is lost.
 *	gcc -fPIC -shared -DLIBRARY closed_namespaces.c -o library.so && gcc closed_namespaces.c -ldl && ./a.out
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>

#ifdef LIBRARY
static __thread char area[64] __attribute__((tls_model("initial-exec"), aligned(32)));

int library_print(void)
{
	return puts(area);
}
#else
static void *spaces[16];

static int make(void)
{
	int made = 0;

	while (made < 16 && (spaces[made] = dlmopen(LM_ID_NEWLM, "./library.so", RTLD_NOW)))
		made++;
	return made;
}

int main(void)
{
	int made = make();

	printf("%d namespaces: %s\n", made, dlerror());
	for (int i = made; i-- > 0;)
		dlclose(spaces[i]);
	printf("%d after they were closed\n", make());
}
#endif
