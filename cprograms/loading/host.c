/* dlopen the plug-in that is the first argument while another thread already exists; both then look at its storage. */
#include <rseqabi/probe.h>

#include <dlfcn.h>
#include <pthread.h>

#include "plugin.h"

static pthread_barrier_t barrier;
static void *(*storage)(void);
static uint32_t (*image)(void);
static long thread_offset;
static uint32_t thread_image;

static void *early_thread(void *unused)
{
	pthread_barrier_wait(&barrier); /* it exists */
	pthread_barrier_wait(&barrier); /* the plug-in is loaded, or not */
	if (storage) {
		thread_offset = (char *)storage() - thread_pointer();
		thread_image = image();
	}
	return unused;
}

PROBE()
{
	pthread_t thread;
	void *plugin;
	const char *words;

	pthread_barrier_init(&barrier, NULL, 2);
	if (pthread_create(&thread, NULL, early_thread, NULL) != 0)
		probe_broken("no thread could be created");
	pthread_barrier_wait(&barrier);
	plugin = dlopen(probe_arguments[1], RTLD_NOW);
	words = plugin ? "none" : dlerror();
	FACT_TEXT(dlopen, plugin ? "ok" : "failed");
	CONTEXT_TEXT(dlerror, words + (text_length(words) > 90 ? text_length(words) - 90 : 0));
	if (plugin) {
		*(void **)&image = dlsym(plugin, "plugin_image");
		*(void **)&storage = dlsym(plugin, "plugin_storage");
	}
	pthread_barrier_wait(&barrier);
	pthread_join(thread, NULL);
	if (!storage)
		return;
	FACT_INT(image, PLUGIN_IMAGE);
	FACT_INT(main_image, image());
	FACT_INT(thread_image, thread_image);
	FACT_INT(offset_difference, (char *)storage() - thread_pointer() - thread_offset); /* bytes, main less thread */
}
