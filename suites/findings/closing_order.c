/*
 * Two initial-exec libraries, closed in the order in which they were opened: the first one's part of the static TLS
 * reserve is lost. Prints the error of the third dlopen, which succeeds where the second was closed first.
 *	gcc -O2 -fPIC -shared -DLIBRARY closing_order.c -o a.so && cp a.so b.so && cp a.so c.so &&
 *	gcc closing_order.c -ldl && ./a.out
 */
#ifdef LIBRARY
__thread char storage[704] __attribute__((tls_model("initial-exec"), aligned(64)));

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
	dlclose(a);
	dlclose(b);
	a = dlopen("./b.so", RTLD_NOW);
	c = dlopen("./c.so", RTLD_NOW);
	puts(a && c ? "both loaded again" : dlerror());
}
#endif
