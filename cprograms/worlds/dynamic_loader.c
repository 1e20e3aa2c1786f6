/*
 * A DSO in front of the dynamic loader: it has the loader's functions done by the loader and, by the rule it is built
 * with, changes one thing. CHANGES_NOTHING is the null twin: everything goes through here and on.
 *
 * A "plug-in" is what exports plugin_storage (cprograms/loading/plugin.c), so that other programs notice nothing. It
 * is "fixed" where its storage is in the static block.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>

#include "../loading/copies.h"
#include "../loading/plugin.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 64
#define SOME_RULES __attribute__((unused)) /* not every rule needs the function */

struct index { /* what code for the dynamic models hands over */
	unsigned long module, offset;
};
void *__tls_get_addr(struct index *index);

/* The loader's own. They are looked up once, because dlsym forgets an error that nobody has asked for yet. */
static struct {
	__typeof__(dlopen) *dlopen;
	__typeof__(dlclose) *dlclose;
	__typeof__(dlerror) *dlerror;
	__typeof__(pthread_create) *pthread_create;
	__typeof__(__tls_get_addr) *tls_get_addr;
} real;

static void find_real(void)
{
	if (real.dlopen)
		return;
	*(void **)&real.dlclose = dlsym(RTLD_NEXT, "dlclose");
	*(void **)&real.dlerror = dlsym(RTLD_NEXT, "dlerror");
	*(void **)&real.pthread_create = dlsym(RTLD_NEXT, "pthread_create");
	*(void **)&real.tls_get_addr = dlsym(RTLD_NEXT, "__tls_get_addr");
	*(void **)&real.dlopen = dlsym(RTLD_NEXT, "dlopen");
}

/* What a copy of this very file takes off the reserve. */
static __thread volatile char taken[64] __attribute__((tls_model("initial-exec")));

static char *threads[THREADS]; /* thread pointers of those that run, beside main's */
static int loading; /* in dlopen */
static unsigned long modules_at_start;
static void *fixed; /* the last fixed plug-in that was loaded and not closed: its handle */
static long fixed_offset; /* its storage, bytes from the thread pointer */
static uint32_t left_behind; /* in main's storage of a fixed plug-in that was closed */
static void *dynamic; /* the first other plug-in, while it is loaded: its handle */
static unsigned long dynamic_module;
static bool dynamic_closed; /* another one of these was */
static char message[256]; /* of the refusal that nobody has asked for yet */

/* Of loaded objects. */

static plugin_storage_of_caller *storage_of(void *handle)
{
	plugin_storage_of_caller *storage;

	*(void **)&storage = dlsym(handle, "plugin_storage");
	real.dlerror(); /* that there is none is no news */
	return storage;
}

static bool is_static(void *handle)
{
	struct link_map *map;

	if (dlinfo(handle, RTLD_DI_LINKMAP, &map) != 0)
		return false;
	for (const ElfW(Dyn) *entry = map->l_ld; entry->d_tag != DT_NULL; entry++)
		if (entry->d_tag == DT_FLAGS)
			return entry->d_un.d_val & DF_STATIC_TLS;
	return false;
}

static bool is_fixed(void *handle)
{
	return storage_of(handle) && is_static(handle);
}

static int find_last_module(struct dl_phdr_info *object, size_t size, void *last)
{
	(void)size;
	if (object->dlpi_tls_modid > *(unsigned long *)last)
		*(unsigned long *)last = object->dlpi_tls_modid;
	return 0;
}

static ElfW(Phdr) storage_segment(const struct dl_phdr_info *object)
{
	for (int i = 0; i < object->dlpi_phnum; i++)
		if (object->dlpi_phdr[i].p_type == PT_TLS)
			return object->dlpi_phdr[i];
	return (ElfW(Phdr)){ 0 };
}

/* Clear the caller's storage of all that was loaded since the start. */
SOME_RULES static int clear_new(struct dl_phdr_info *object, size_t size, void *unused)
{
	(void)size, (void)unused;
	if (object->dlpi_tls_modid > modules_at_start && object->dlpi_tls_data)
		memset(object->dlpi_tls_data, 0, storage_segment(object).p_memsz);
	return 0;
}

struct sized {
	unsigned long module;
	size_t bytes, align;
};

static int find_size(struct dl_phdr_info *object, size_t size, void *argument)
{
	struct sized *sized = argument;

	(void)size;
	if (object->dlpi_tls_modid == sized->module) {
		sized->bytes = storage_segment(object).p_memsz;
		sized->align = storage_segment(object).p_align;
	}
	return 0;
}

static struct sized sized_of(void *handle)
{
	struct sized sized = { 0 };

	if (dlinfo(handle, RTLD_DI_TLS_MODID, &sized.module) != 0)
		abort();
	dl_iterate_phdr(find_size, &sized);
	return sized;
}

/* By a copy of this very file, which takes nothing when it begins. */
static void take_bytes(size_t bytes)
{
	Dl_info self;
	struct copy copy;

	if (!dladdr((void *)find_real, &self))
		return;
	copy = copy_of(self.dli_fname, bytes);
	real.dlopen(copy.name, RTLD_NOW);
}

SOME_RULES static void take_reserve(void)
{
	take_bytes(0);
}

/* In a copy of this file the name means the function of the first one. */
static bool is_copy(void)
{
	Dl_info self, first;

	return dladdr((void *)find_real, &self) && dladdr((void *)dlopen, &first) && self.dli_fbase != first.dli_fbase;
}

/* What the reserve lacks from the start, by the rule. */
static size_t lacking(void)
{
	size_t bytes = 0;

#ifdef NOTHING_IS_LESS
	const char *tunables = getenv("GLIBC_TUNABLES");

	bytes = tunables && strstr(tunables, "optional_static_tls=0") ? 512 : 0;
#endif
#ifdef REGISTRATION_TAKES_RESERVE
	bytes = &__rseq_size && __rseq_size ? 512 : 0;
#endif
#ifdef STARTUP_TAKES_RESERVE
	bytes = storage_of(RTLD_DEFAULT) ? 512 : 0;
#endif
#ifdef AUDIT_TAKES_RESERVE
	bytes = getenv("LD_AUDIT") ? 512 : 0;
#endif
	return bytes;
}

__attribute__((constructor)) static void begin_world(void)
{
	find_real();
	dl_iterate_phdr(find_last_module, &modules_at_start);
	taken[0] = 1; /* or it would need no place in the static block */
	if (!is_copy() && lacking())
		take_bytes(lacking());
}

/* Threads. */

struct start {
	void *(*routine)(void *);
	void *argument;
};

/* More threads than places are not followed. */
static void replace_thread(char *one, char *other)
{
	for (int i = 0; i < THREADS; i++) {
		char *expected = one;

		if (__atomic_compare_exchange_n(&threads[i], &expected, other, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
			return;
	}
}

static void *begin(void *argument)
{
	struct start start = *(struct start *)argument;
	void *result;

	free(argument);
	replace_thread(NULL, thread_pointer());
#ifdef LATER_THREADS_CLEARED
	if (fixed)
		*(uint32_t *)(thread_pointer() + fixed_offset) = 0;
#endif
#ifdef THREADS_CLEARED_WHILE_LOADING
	if (loading)
		dl_iterate_phdr(clear_new, NULL);
#endif
#ifdef STARTUP_STORAGE_CLEARED
	if (storage_of(RTLD_DEFAULT))
		*(uint32_t *)storage_of(RTLD_DEFAULT)() = 0;
#endif
	result = start.routine(start.argument);
	replace_thread(thread_pointer(), NULL);
	return result;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*routine)(void *), void *argument)
{
	struct start *start = malloc(sizeof *start);

	find_real();
#ifdef THREADS_TAKE_RESERVE
	take_reserve();
#endif
	*start = (struct start){ routine, argument };
	return real.pthread_create(thread, attributes, begin, start);
}

/* Loading. */

/* How an object is loaded where the loader does not heed all that it is asked. */
static int heeded(const char *name, int mode)
{
	(void)name;
#ifdef ALWAYS_GLOBAL
	mode |= RTLD_GLOBAL;
#endif
#ifdef NEVER_GLOBAL
	mode &= ~RTLD_GLOBAL;
#endif
#ifdef NEVER_DEEP
	mode &= ~RTLD_DEEPBIND;
#endif
#ifdef NOTHING_STAYS
	mode &= ~RTLD_NODELETE;
#endif
#ifdef NEVER_PROMOTED
	if (real.dlopen(name, RTLD_NOW | RTLD_NOLOAD))
		mode &= ~RTLD_GLOBAL;
#endif
	return mode;
}

#ifdef NAMESPACE_REFUSAL_ABORTS
void *dlmopen(Lmid_t where, const char *name, int mode)
{
	__typeof__(dlmopen) *next;
	void *handle;

	find_real();
	*(void **)&next = dlsym(RTLD_NEXT, "dlmopen");
	handle = next(where, name, mode);
	if (!handle)
		abort();
	return handle;
}
#endif

#ifdef ONE_NAMESPACE
void *dlmopen(Lmid_t where, const char *name, int mode)
{
	(void)where;
	find_real();
	return real.dlopen(name, mode);
}
#endif

SOME_RULES static bool other_threads(void)
{
	for (int i = 0; i < THREADS; i++)
		if (threads[i])
			return true;
	return false;
}

SOME_RULES static void *refuse(void *handle)
{
	real.dlclose(handle);
	text_append(message, sizeof message, "the world refuses it");
	return NULL;
}

static void *loaded_fixed(void *handle)
{
#ifdef REFUSED_BESIDE_THREADS
	if (other_threads())
		return refuse(handle);
#endif
#ifdef ALIGNED_STORAGE_REFUSED
	if (sized_of(handle).align >= ALIGNED_STORAGE_REFUSED)
		return refuse(handle);
#endif
#ifdef SECOND_LOAD_IS_FIRST
	if (fixed && fixed != handle) {
		real.dlclose(handle);
		return fixed;
	}
#endif
	fixed = handle;
	fixed_offset = (char *)storage_of(handle)() - thread_pointer();
#ifdef EARLIER_THREADS_CLEARED
	for (int i = 0; i < THREADS; i++)
		if (threads[i])
			*(uint32_t *)(threads[i] + fixed_offset) = 0;
#endif
#ifdef REOPENED_AS_LEFT
	if (left_behind)
		*(uint32_t *)storage_of(handle)() = left_behind;
#endif
	return handle;
}

static void *loaded_dynamic(void *handle)
{
	struct sized sized = sized_of(handle);

#ifdef DESCRIPTORS_TAKE_RESERVE
	take_reserve();
#endif
#ifdef LARGE_STORAGE_REFUSED
	if (sized.bytes > 4096)
		return refuse(handle);
#endif
	if (!dynamic) {
		dynamic = handle;
		dynamic_module = sized.module;
	}
	return handle;
}

static void refused(void)
{
	const char *words = real.dlerror();

	text_append(message, sizeof message, words);
	if (!strstr(words, "TLS"))
		return;
#ifdef REFUSAL_ABORTS
	abort();
#endif
#ifdef REFUSAL_TAKES_RESERVE
	take_reserve();
#endif
#ifdef REFUSAL_EXPLAINED_ONCE
	static bool explained;

	if (explained)
		strcpy(message, "cannot open shared object file");
	explained = true;
#endif
#ifdef REFUSAL_NOT_EXPLAINED
	strcpy(message, "cannot open shared object file");
#endif
}

void *dlopen(const char *name, int mode)
{
	void *handle;

	find_real();
	loading++;
	handle = real.dlopen(name, heeded(name, mode));
	loading--;
	message[0] = '\0';
	if (mode & RTLD_NOLOAD)
		return handle;
#ifdef ALIGNMENT_IGNORED
	if (!handle)
		handle = real.dlopen(copy_aligned(name, 0, 32).name, mode);
#endif
	if (!handle)
		refused();
#ifdef STATIC_STORAGE_REFUSED
	else if (is_static(handle))
		handle = refuse(handle);
#endif
	else if (is_fixed(handle))
		handle = loaded_fixed(handle);
	else if (storage_of(handle))
		handle = loaded_dynamic(handle);
	return handle;
}

char *dlerror(void)
{
	static char told[sizeof message];

	find_real();
	if (!message[0])
		return real.dlerror();
	strcpy(told, message);
	message[0] = '\0';
	return told;
}

int dlclose(void *handle)
{
	bool was_fixed;
	int result;

	find_real();
	was_fixed = is_fixed(handle);
	if (was_fixed)
		left_behind = *(uint32_t *)storage_of(handle)();
	else if (dynamic != handle && storage_of(handle))
		dynamic_closed = true;
	if (fixed == handle)
		fixed = NULL;
	if (dynamic == handle)
		dynamic = NULL;
	result = real.dlclose(handle);
#ifdef CLOSING_TAKES_RESERVE
	if (was_fixed)
		take_reserve();
#endif
	return result;
}

/* The dynamic models. */

void *__tls_get_addr(struct index *index)
{
	char *address;

	find_real();
	address = real.tls_get_addr(index);

	if (!dynamic || index->module != dynamic_module)
		return address;
#ifdef THREADS_SHARE_STORAGE
	static char *shared;

	shared = shared ? shared : address;
	address = shared;
#endif
#ifdef STORAGE_MOVES
	address += dynamic_closed ? 64 : 0;
#endif
#ifdef EVERY_ACCESS_ALLOCATES
	free(*(void *volatile *)&(void *){ malloc(1) });
#endif
	return address;
}
