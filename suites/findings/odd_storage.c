/*
 * Two initial-exec libraries whose storage is no multiple of its alignment, the last one closed first: the padding
 * between them is forgotten, so that the first one's part of the static TLS reserve is lost. Prints the error of the
 * fourth dlopen, which succeeds where the storage has 704 bytes.
 *	gcc -O2 -fPIC -shared -DLIBRARY=700 odd_storage.c -o a.so && cp a.so b.so && cp a.so c.so &&
 *	gcc odd_storage.c -ldl && ./a.out
 */
#ifdef LIBRARY
__thread char storage[LIBRARY] __attribute__((tls_model("initial-exec"), aligned(32)));

char *address(void)
{
	return storage;
}
#else
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
	void *a = dlopen("./a.so", RTLD_NOW), *b = dlopen("./b.so", RTLD_NOW), *c;

	if (!a || !b)
		return puts("the reserve does not hold two of them");
	dlclose(b);
	dlclose(a);
	b = dlopen("./b.so", RTLD_NOW);
	c = dlopen("./c.so", RTLD_NOW);
	puts(b && c ? "two loaded again" : dlerror());
}
#endif
