/*
 * A plug-in refers weakly to a thread-local variable that nobody defines: musl dies in dlopen, of the definition's
 * object that is not there.
 *	musl-gcc -fPIC -shared -DPLUGIN weak_plugin.c -o plugin.so && musl-gcc weak_plugin.c && ./a.out
 */
#ifdef PLUGIN
extern __thread int area __attribute__((weak));

int read_area(void)
{
	return area;
}
#else
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
	puts(dlopen("./plugin.so", RTLD_NOW) ? "loaded" : dlerror());
}
#endif
