/* Signal handlers on a thread's own stack and on an alternate one, in main and in another thread. */
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <signal.h>

struct seen {
	char *area; /* outside of handlers */
	long registered;
	long plain, plain_moved, alternate, alternate_moved; /* is it registered; bytes from there */
	bool on_alternate;
};

static __thread struct seen *seen;
static __thread char *alternate_stack;

static void on_plain(int number)
{
	(void)number;
	seen->plain = libc_area_registered();
	seen->plain_moved = (char *)libc_area() - seen->area;
}

static void on_alternate(int number)
{
	char here;

	(void)number;
	seen->alternate = libc_area_registered();
	seen->alternate_moved = (char *)libc_area() - seen->area;
	seen->on_alternate = &here >= alternate_stack && &here < alternate_stack + 65536;
}

static void *look(void *result)
{
	stack_t stack = { .ss_sp = probe_map(65536, MAP_PRIVATE), .ss_size = 65536 };

	seen = result;
	seen->area = (char *)libc_area();
	seen->registered = libc_area_registered();
	alternate_stack = stack.ss_sp;
	sigaltstack(&stack, NULL);
	raise(SIGUSR1);
	raise(SIGUSR2);
	return NULL;
}

PROBE()
{
	struct sigaction plain = { .sa_handler = on_plain };
	struct sigaction alternate = { .sa_handler = on_alternate, .sa_flags = SA_ONSTACK };
	struct seen main_thread = { 0 }, thread = { 0 };

	sigaction(SIGUSR1, &plain, NULL);
	sigaction(SIGUSR2, &alternate, NULL);
	look(&main_thread);
	libc_thread_run(NULL, look, &thread);
	FACT_BOOL(on_alternate, main_thread.on_alternate && thread.on_alternate);
	FACT_ERRNO(registered, main_thread.registered);
	FACT_ERRNO(plain, main_thread.plain);
	FACT_INT(plain_moved, main_thread.plain_moved);
	FACT_ERRNO(alternate, main_thread.alternate);
	FACT_INT(alternate_moved, main_thread.alternate_moved);
	FACT_ERRNO(thread_registered, thread.registered);
	FACT_ERRNO(thread_plain, thread.plain);
	FACT_INT(thread_plain_moved, thread.plain_moved);
	FACT_ERRNO(thread_alternate, thread.alternate);
	FACT_INT(thread_alternate_moved, thread.alternate_moved);
}
