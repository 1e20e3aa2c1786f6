/* A DSO that does nothing, and tells when it is unloaded. With STORAGE a few bytes of it are initial-exec. */
#include <stdbool.h>
#include <stddef.h>

static bool *unloaded;

void loaded_tell(bool *place)
{
	unloaded = place;
}

__attribute__((destructor)) static void unload(void)
{
	if (unloaded)
		*unloaded = true;
}

#ifdef STORAGE
static __thread int storage __attribute__((tls_model("initial-exec"))) = 1;

int loaded_storage(void)
{
	return ++storage;
}
#endif
