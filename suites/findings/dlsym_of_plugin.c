/*
 * A plug-in asks for its own variable by RTLD_DEFAULT. glibc finds it, where the plug-in's code does; musl looks only at
 * what is global and prints "nothing".
 *	musl-gcc -fPIC -shared -DPLUGIN dlsym_of_plugin.c -o plugin.so && musl-gcc dlsym_of_plugin.c && ./a.out
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>

#ifdef PLUGIN
__thread int area;

int finds(void)
{
	return dlsym(RTLD_DEFAULT, "area") != NULL;
}
#else
int main(void)
{
	void *plugin = dlopen("./plugin.so", RTLD_NOW);
	int (*finds)(void) = (int (*)(void))dlsym(plugin, "finds");

	puts(finds() ? "its own" : "nothing");
}
#endif
