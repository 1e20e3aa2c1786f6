/*
 * A library with a section (the argument) is closed by one of two threads that have used it; then both are interrupted. Where
 * the libc registers nothing they register areas of their own. `nodelete=yes`: it is loaded so that it stays.
 */
#define _GNU_SOURCE
#include <rseqabi/child.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>
#include <rseqabi/signals.h>

#include <dlfcn.h>
#include <unistd.h>

#define TRIES 1000 /* any event between a commit and the look at it may clear the pointer */
#define CHILDREN 10 /* or between that and the interruption */

static long (*work)(struct area *area);

struct user {
	long registered; /* EBUSY: this area, with this signature */
	bool left_set; /* rseq_cs, behind the library's function */
};

static struct told {
	struct user main_thread, thread;
	bool unloaded;
} *told; /* shared with the child */

static void on_trap_alone(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	signal_step_over_trap(context);
}

static struct area *area_of_caller(struct user *user)
{
	struct area *area = &__rseq_size ? libc_area() : area_new();
	uint32_t length = &__rseq_size ? libc_area_length() : AREA_ORIGINAL_LENGTH;

	if (!&__rseq_size)
		sys_rseq(area, length, 0, RSEQABI_SIGNATURE);
	user->registered = sys_rseq(area, length, 0, RSEQABI_SIGNATURE);
	return area;
}

static struct area *use_library(struct user *user)
{
	struct area *area = area_of_caller(user);
	uint64_t pointer = 0;

	for (int i = 0; i < TRIES && !pointer; i++) {
		work(area);
		pointer = *(volatile uint64_t *)&area->rseq_cs;
	}
	user->left_set = pointer != 0;
	return area;
}

static int used, closed;

/* It waits without a call, which might clear the pointer. */
static void *use_and_wait(void *unused)
{
	use_library(&told->thread);
	__atomic_store_n(&used, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&closed, __ATOMIC_ACQUIRE))
		rseqabi_relax();
	rseqabi_trap();
	return unused;
}

static bool is_loaded(void)
{
	return dlopen(probe_arguments[1], RTLD_NOW | RTLD_NOLOAD) != NULL;
}

static void live(void)
{
	int stay = probe_argument("nodelete") ? RTLD_NODELETE : 0;
	void *library = dlopen(probe_arguments[1], RTLD_NOW | stay);
	pthread_t thread;

	if (library)
		*(void **)&work = dlsym(library, "closable_work");
	if (!work)
		probe_broken("the library was not loaded");
	signal_handle(SIGILL, on_trap_alone);
	thread = libc_thread_start(NULL, use_and_wait, NULL);
	while (!__atomic_load_n(&used, __ATOMIC_ACQUIRE))
		SYS(sched_yield);
	use_library(&told->main_thread);
	dlclose(library);
	rseqabi_trap();
	told->unloaded = !is_loaded();
	__atomic_store_n(&closed, 1, __ATOMIC_RELEASE);
	pthread_join(thread, NULL);
}

static int status_of_child(void)
{
	pid_t child = fork(); /* the libc's: its child goes on to load and to make threads */

	if (child == 0) {
		live();
		_exit(0);
	}
	if (child < 0)
		probe_broken("fork failed");
	return child_wait(child);
}

PROBE()
{
	int status = 0;

	told = probe_map(sizeof *told, MAP_SHARED);
	for (int i = 0; i < CHILDREN && status == 0; i++)
		status = status_of_child();
	FACT_TEXT(process, child_fate(status));
	FACT_ERRNO(registered, told->main_thread.registered);
	FACT_ERRNO(thread_registered, told->thread.registered);
	FACT_BOOL(left_set, told->main_thread.left_set);
	FACT_BOOL(thread_left_set, told->thread.left_set);
	FACT_BOOL(unloaded, told->unloaded);
}
