/* A library with thread-local storage of its own, of which TLS_BYTES and TLS_ALIGN say how much. */
static _Thread_local char storage[TLS_BYTES] __attribute__((aligned(TLS_ALIGN)));

char *plugin_storage(void);

char *plugin_storage(void)
{
	return storage;
}
