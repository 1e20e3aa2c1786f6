/*
 * A library that is linked with -Bsymbolic is needed by a plug-in that has the variable, too, and is dlopened with
 * RTLD_DEEPBIND. Whose does the library use? Its own (1) with mold, but the plug-in's (2) with mold -mtls-dialect=gnu2,
 * ld and gold, which leave the search to the loader. With lld it uses its own place in the plug-in's block, and reads 99.
 *	gcc -fuse-ld=lld -fPIC -shared -DLIBRARY -Wl,-Bsymbolic symbolic_library.c -o library.so &&
 *	gcc -fPIC -shared -DPLUGIN symbolic_library.c -Wl,--no-as-needed ./library.so -o plugin.so &&
 *	gcc symbolic_library.c -ldl && ./a.out
 */
#if defined LIBRARY
__thread int area = 1;

int look(void)
{
	return area;
}
#elif defined PLUGIN
__thread int before = 99, area = 2;
#else
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
	void *plugin = dlopen("./plugin.so", RTLD_NOW | RTLD_DEEPBIND);
	int (*look)(void) = (int (*)(void))dlsym(plugin, "look");

	printf("%d\n", look());
}
#endif
