/*
 * musl refuses every DSO with initial-exec TLS that is not there from the start, if it has but one byte:
 * "initial-exec TLS resolves to dynamic definition".
 *	musl-gcc -fPIC -shared -DPLUGIN static_tls_plugin.c -o plugin.so && musl-gcc static_tls_plugin.c && ./a.out
 */
#ifdef PLUGIN
__thread char area __attribute__((tls_model("initial-exec")));

char *find(void)
{
	return &area;
}
#else
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
	puts(dlopen("./plugin.so", RTLD_NOW) ? "loaded" : dlerror());
}
#endif
