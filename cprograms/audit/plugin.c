/* A library with thread-local storage of its own. */
static _Thread_local char storage[TLS_BYTES];

char *plugin_storage(void);

char *plugin_storage(void)
{
	return storage;
}
