/* Code on a stack of its own, as coroutines have one: main begins it, and another thread goes on with it. */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <ucontext.h>

static ucontext_t home, other;
static char stack[65536];
/* Of the thread that switches, found before it does. */
static char *area;
static long registered;

struct found {
	long registered, moved; /* bytes from there */
} in_main, in_thread;

/* Not inlined: a compiler takes the thread pointer for a constant within a function. */
static __attribute__((noinline)) void look(struct found *found)
{
	found->registered = libc_area_registered();
	found->moved = (char *)libc_area() - area;
}

static void elsewhere(void)
{
	look(&in_main);
	swapcontext(&other, &home);
	look(&in_thread);
	swapcontext(&other, &home);
}

static __attribute__((noinline)) void *switch_there(void *unused)
{
	area = (char *)libc_area();
	registered = libc_area_registered();
	swapcontext(&home, &other);
	return unused;
}

PROBE()
{
	getcontext(&other);
	other.uc_stack.ss_sp = stack;
	other.uc_stack.ss_size = sizeof stack;
	makecontext(&other, elsewhere, 0);
	FACT_ERRNO(registered_before, libc_area_registered());
	switch_there(NULL);
	libc_thread_run(NULL, switch_there, NULL);
	FACT_ERRNO(registered, in_main.registered);
	FACT_INT(moved, in_main.moved);
	FACT_ERRNO(thread_registered_before, registered);
	FACT_ERRNO(thread_registered, in_thread.registered);
	FACT_INT(thread_moved, in_thread.moved);
	FACT_ERRNO(registered_after, libc_area_registered());
}
