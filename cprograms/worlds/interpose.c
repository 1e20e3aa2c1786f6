/*
 * A DSO in front of the libc: it has the libc's functions done by the libc and, by the rule it is built with, changes one
 * thing. CHANGES_NOTHING is the null twin: everything goes through here and on.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>

#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <setjmp.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include "../tls_models/area_variable.h"

#define NEXT(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

/* With these flags; a libc that was told not to register makes no call. */
#define CALL(flags)                                                                         \
	(&__rseq_size && __rseq_size                                                        \
		 ? sys_rseq(libc_area(), libc_area_length(), flags, RSEQABI_SIGNATURE)      \
		 : -EINVAL)
#define REGISTER() CALL(0)
#define UNREGISTER() CALL(AREA_UNREGISTER)

static inline int32_t cpu_id(void)
{
	return &__rseq_size ? (int32_t)libc_area()->cpu_id : -1;
}

#ifdef AREA_LEFT_DIRTY
SECTION(leftover, BODY_NOTHING);
#endif

struct start {
	void *(*routine)(void *);
	void *argument;
	bool registers;
};

/* After the thread's routine and before the destructors of its own data, whichever way it ends. */
static void end(void *registered)
{
	(void)registered;
#ifdef UNREGISTERED_AT_EXIT
	UNREGISTER();
#endif
#ifdef EXIT_INSISTS
	if (registered && cpu_id() < 0)
		abort();
#endif
}

static void *begin(void *argument)
{
	struct start start = *(struct start *)argument;
	void *result;

	free(argument);
#ifdef THREADS_REGISTERED_LATE
	if (start.registers)
		REGISTER();
#endif
#ifdef THREADS_UNREGISTERED
	UNREGISTER();
#endif
#ifdef THREADS_ELSEWHERE
	UNREGISTER();
	sys_rseq(area_new(), AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE);
#endif
#ifdef REST_LEFT
	if (__rseq_size > 64)
		memset((char *)libc_area() + 64, AREA_PATTERN, __rseq_size - 64);
#endif
#ifdef THREADS_ASK_TWICE
	if (cpu_id() >= 0)
		REGISTER();
#endif
#ifdef THREADS_ALWAYS_REGISTERED
	if (cpu_id() < 0 && __rseq_size)
		REGISTER();
#endif
#ifdef AREA_LEFT_DIRTY
	libc_area()->flags = 1;
	libc_area()->rseq_cs = (uintptr_t)leftover_descriptor;
#endif
#ifdef REFUSAL_HIDDEN
	if (cpu_id() == -2)
		libc_area()->cpu_id = (uint32_t)-1;
#endif
	pthread_cleanup_push(end, cpu_id() >= 0 ? "registered" : NULL);
	result = start.routine(start.argument);
	pthread_cleanup_pop(1);
	return result;
}

#ifdef THREADS_MADE_ELSEWHERE
/* By a thread that does nothing else, so that the one that asks is never looked at. */
static struct {
	pthread_t *thread;
	const pthread_attr_t *attributes;
	struct start *start;
	int result;
	sem_t asked, made;
} request;

static void *make(void *unused)
{
	for (;;) {
		sem_wait(&request.asked);
		request.result = NEXT(pthread_create)(request.thread, request.attributes, begin, request.start);
		sem_post(&request.made);
	}
	return unused;
}

__attribute__((constructor)) static void begin_maker(void)
{
	pthread_t maker;

	sem_init(&request.asked, 0, 0);
	sem_init(&request.made, 0, 0);
	NEXT(pthread_create)(&maker, NULL, make, NULL);
}

static int create(pthread_t *thread, const pthread_attr_t *attributes, struct start *start)
{
	request.thread = thread;
	request.attributes = attributes;
	request.start = start;
	sem_post(&request.asked);
	sem_wait(&request.made);
	return request.result;
}
#else
static int create(pthread_t *thread, const pthread_attr_t *attributes, struct start *start)
{
	int created;

#ifdef THREADS_REGISTERED_LATE /* the libc registers no thread that is made by one that is not registered */
	bool registered = UNREGISTER() == 0;

	start->registers = registered; /* the new thread, when it has begun */
#endif
	created = NEXT(pthread_create)(thread, attributes, begin, start);
#ifdef THREADS_REGISTERED_LATE
	if (registered)
		REGISTER();
#endif
	return created;
}
#endif

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*routine)(void *), void *argument)
{
	struct start *start = malloc(sizeof *start);

#ifdef SMALL_STACKS_REFUSED
	size_t size = 0;

	if (attributes && pthread_attr_getstacksize(attributes, &size) == 0 && size < 2 * (size_t)PTHREAD_STACK_MIN)
		return EINVAL;
#endif
	*start = (struct start){ .routine = routine, .argument = argument };
	return create(thread, attributes, start);
}

#ifdef MAIN_REGISTERED_LATE
static bool comes_late;
#endif

/* The main thread; a constructor of this DSO runs before those of the program. */
__attribute__((constructor)) static void begin_main(void)
{
#ifdef REFUSAL_HIDDEN
	if (cpu_id() == -2)
		libc_area()->cpu_id = (uint32_t)-1;
#endif
#ifdef TUNABLES_SWITCH_OFF
	const char *told = getenv("GLIBC_TUNABLES");

	if (told && strcmp(told, TUNABLES_SWITCH_OFF) == 0)
		UNREGISTER();
#endif
#ifdef MAIN_SIGNED_OTHERWISE
	UNREGISTER();
	sys_rseq(libc_area(), libc_area_length(), 0, RSEQABI_SIGNATURE ^ 0x01010101);
#endif
#ifdef BARELY_ALIGNED
	UNREGISTER();
	sys_rseq(area_at(area_new(), 32), libc_area_length(), 0, RSEQABI_SIGNATURE);
#endif
#ifdef MAIN_REGISTERED_LATE
	comes_late = UNREGISTER() == 0;
#endif
}

#ifdef MAIN_REGISTERED_LATE
/* What a program starts by; the constructors of its DSOs have run. */
int __libc_start_main(int (*program)(int, char **, char **), int count, char **arguments, void (*init)(void),
		      void (*fini)(void), void (*loader_fini)(void), void *stack_end)
{
	if (comes_late)
		REGISTER();
	return NEXT(__libc_start_main)(program, count, arguments, init, fini, loader_fini, stack_end);
}
#endif

#ifdef OFFSET_UNSET
const ptrdiff_t __rseq_offset;
#endif
#ifdef SIZE_TOO_SMALL
const unsigned int __rseq_size = 16;
#endif
#ifdef SIZE_ZERO
const unsigned int __rseq_size = 0;
#endif
#ifdef SIZE_AS_ANNOUNCED
unsigned int announced __asm__("__rseq_size");

__attribute__((constructor)) static void announce(void)
{
	announced = (unsigned int)getauxval(AT_RSEQ_FEATURE_SIZE);
}
#endif
#ifdef FLAGS_SET
const unsigned int __rseq_flags = 1;
#endif

#if defined(FORKED_UNREGISTERED) || defined(UNREGISTERED_WHILE_FORKING) || defined(CHANGES_NOTHING)
pid_t fork(void)
{
	pid_t child;

#ifdef UNREGISTERED_WHILE_FORKING
	bool registered = UNREGISTER() == 0;
#endif
	child = NEXT(fork)();
#ifdef UNREGISTERED_WHILE_FORKING
	if (registered)
		REGISTER();
#endif
#ifdef FORKED_UNREGISTERED
	if (child == 0)
		UNREGISTER();
#endif
	return child;
}
#endif

#if defined(UNREGISTERED_WHILE_RAISING) || defined(CHANGES_NOTHING)
int raise(int number)
{
	int raised;

#ifdef UNREGISTERED_WHILE_RAISING
	UNREGISTER();
#endif
	raised = NEXT(raise)(number);
#ifdef UNREGISTERED_WHILE_RAISING
	REGISTER();
#endif
	return raised;
}
#endif

#if defined(AREA_MOVED_BY_DLCLOSE) || defined(UNREGISTERED_WHILE_CLOSING) || defined(CHANGES_NOTHING)
int dlclose(void *object)
{
	int closed;

#ifdef AREA_MOVED_BY_DLCLOSE
	UNREGISTER();
	sys_rseq(area_new(), AREA_ORIGINAL_LENGTH, 0, RSEQABI_SIGNATURE);
#endif
#ifdef UNREGISTERED_WHILE_CLOSING
	bool registered = UNREGISTER() == 0;
#endif
	closed = NEXT(dlclose)(object);
#ifdef UNREGISTERED_WHILE_CLOSING
	if (registered)
		REGISTER();
#endif
	return closed;
}
#endif

#if defined(NAMESPACE_UNREGISTERED) || defined(CHANGES_NOTHING)
/* Threads are registered by whoever makes them: not by who is not registered itself. */
void *dlmopen(Lmid_t space, const char *file, int mode)
{
	void *object;

#ifdef NAMESPACE_UNREGISTERED
	bool registered = UNREGISTER() == 0;
#endif
	object = NEXT(dlmopen)(space, file, mode);
#ifdef NAMESPACE_UNREGISTERED
	if (registered)
		REGISTER();
#endif
	return object;
}
#endif

#if defined(UNREGISTERED_WHILE_ENDING) || defined(CHANGES_NOTHING)
void exit(int status)
{
#ifdef UNREGISTERED_WHILE_ENDING
	UNREGISTER();
#endif
	NEXT(exit)(status);
	abort();
}

void quick_exit(int status)
{
#ifdef UNREGISTERED_WHILE_ENDING
	UNREGISTER();
#endif
	NEXT(quick_exit)(status);
	abort();
}
#endif

#if defined(NOTIFIED_UNREGISTERED) || defined(CHANGES_NOTHING)
static void (*notified)(union sigval); /* of the last timer */

static void notify(union sigval value)
{
#ifdef NOTIFIED_UNREGISTERED
	UNREGISTER();
#endif
	notified(value);
}

int timer_create(clockid_t clock, struct sigevent *event, timer_t *timer)
{
	struct sigevent ours = *event;

	notified = event->sigev_notify_function;
	if (event->sigev_notify == SIGEV_THREAD)
		ours.sigev_notify_function = notify;
	return NEXT(timer_create)(clock, &ours, timer);
}
#endif

#if defined(SPAWNED_UNREGISTERED) || defined(CHANGES_NOTHING)
int posix_spawn(pid_t *child, const char *file, const posix_spawn_file_actions_t *actions,
		const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[])
{
#ifdef SPAWNED_UNREGISTERED
	setenv("GLIBC_TUNABLES", "glibc.pthread.rseq=0", 1);
	environment = environ;
#endif
	return NEXT(posix_spawn)(child, file, actions, attributes, arguments, environment);
}
#endif

#if defined(VERSIONS_IGNORED) || defined(CHANGES_NOTHING)
void *dlvsym(void *object, const char *name, const char *version)
{
#ifdef VERSIONS_IGNORED
	(void)version;
	return dlsym(object, name);
#else
	return NEXT(dlvsym)(object, name, version);
#endif
}
#endif

#if defined(STORAGE_ON_AREA) || defined(STORAGE_BEHIND_AREA) || defined(CHANGES_NOTHING)
struct watcher {
	int (*look)(struct dl_phdr_info *info, size_t size, void *data);
	void *data;
};

static int on_area(struct dl_phdr_info *info, size_t size, void *watcher)
{
	struct watcher *for_whom = watcher;

#ifdef STORAGE_ON_AREA
	if (info->dlpi_tls_data && &__rseq_size)
		info->dlpi_tls_data = (char *)libc_area() + 16;
#endif
#ifdef STORAGE_BEHIND_AREA
	if (info->dlpi_tls_data && &__rseq_size)
		info->dlpi_tls_data = (char *)libc_area() + libc_area_length();
#endif
	return for_whom->look(info, size, for_whom->data);
}

int dl_iterate_phdr(int (*look)(struct dl_phdr_info *info, size_t size, void *data), void *data)
{
	struct watcher watcher = { look, data };

	return NEXT(dl_iterate_phdr)(on_area, &watcher);
}
#endif

#if defined(GETCPU_STALE) || defined(GETCPU_ASKS_KERNEL) || defined(GETCPU_CLEARS_SECTION) || defined(CHANGES_NOTHING)
int sched_getcpu(void)
{
#ifdef GETCPU_STALE
	static int first = -1;

	return first < 0 ? first = NEXT(sched_getcpu)() : first;
#endif
#ifdef GETCPU_ASKS_KERNEL
	unsigned int cpu;

	return SYS(getcpu, &cpu, 0, 0) < 0 ? -1 : (int)cpu;
#endif
#ifdef GETCPU_CLEARS_SECTION
	if (&__rseq_size)
		libc_area()->rseq_cs = 0;
#endif
	return NEXT(sched_getcpu)();
}
#endif

#if defined(ALLOCATION_BY_CPU) || defined(CHANGES_NOTHING)
void *aligned_alloc(size_t alignment, size_t size)
{
#ifdef ALLOCATION_BY_CPU
	if (&__rseq_size)
		(void)*(const volatile uint32_t *)&libc_area()->cpu_id;
#endif
	return NEXT(aligned_alloc)(alignment, size);
}
#endif

#ifdef GETCPU_TRUSTS_AREA
int sched_getcpu(void)
{
	return cpu_id();
}
#endif

#if defined(DYNAMIC_TLS_ELSEWHERE) || defined(CHANGES_NOTHING)
typedef void *tls_get_addr(void *index);
tls_get_addr __tls_get_addr;

/* The loader's; wrong for the variable of one probe alone, which puts its mark there, or nothing would run any more. */
void *__tls_get_addr(void *index)
{
	static tls_get_addr *next;
	uint32_t *address;

	if (!next)
		next = NEXT(__tls_get_addr);
	address = next(index);
#ifdef DYNAMIC_TLS_ELSEWHERE
	if (*address == VARIABLE_MARK)
		return address + 1;
#endif
	return address;
}
#endif

#if defined(JUMP_LEAVES_SECTION) || defined(CHANGES_NOTHING)
SECTION(jumped_out_of, BODY_NOTHING);

void siglongjmp(sigjmp_buf environment, int value)
{
#ifdef JUMP_LEAVES_SECTION
	libc_area()->rseq_cs = (uintptr_t)jumped_out_of_descriptor;
#endif
	NEXT(siglongjmp)(environment, value);
	abort();
}
#endif

#if defined(JUMP_UNREGISTERS) || defined(CHANGES_NOTHING)
void longjmp(jmp_buf environment, int value)
{
#ifdef JUMP_UNREGISTERS
	UNREGISTER();
#endif
	NEXT(longjmp)(environment, value);
	abort();
}
#endif

#if defined(SWITCH_UNREGISTERS) || defined(CHANGES_NOTHING)
int swapcontext(ucontext_t *from, const ucontext_t *to)
{
#ifdef SWITCH_UNREGISTERS
	UNREGISTER();
#endif
	return NEXT(swapcontext)(from, to);
}
#endif

#if defined(EXIT_WITHOUT_UNWINDING) || defined(CHANGES_NOTHING)
void pthread_exit(void *result)
{
#ifdef EXIT_WITHOUT_UNWINDING
	SYS(exit, 0);
#endif
	NEXT(pthread_exit)(result);
	abort();
}
#endif

#if defined(CANCEL_LOST) || defined(CHANGES_NOTHING)
int pthread_cancel(pthread_t thread)
{
#ifdef CANCEL_LOST
	(void)thread;
	return 0;
#else
	return NEXT(pthread_cancel)(thread);
#endif
}
#endif
