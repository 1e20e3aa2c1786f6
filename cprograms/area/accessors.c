/* A library's accessor is called wherever code can run, and compared with the thread pointer and the libc's offset. */
#include <rseqabi/child.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <signal.h>
#include <unistd.h>

void *linked_area(void);

static long in_constructor, in_thread, in_handler;

static long difference(void)
{
	return (char *)linked_area() - (char *)libc_area();
}

__attribute__((constructor)) static void construct(void)
{
	in_constructor = difference();
}

static void on_signal(int number)
{
	(void)number;
	in_handler = difference();
}

static void *body(void *unused)
{
	in_thread = difference();
	raise(SIGUSR1);
	return unused;
}

PROBE()
{
	long *in_child = probe_map(sizeof *in_child, MAP_SHARED);
	struct sigaction action = { .sa_handler = on_signal };
	pid_t child;

	sigaction(SIGUSR1, &action, NULL);
	libc_thread_run(NULL, body, NULL);
	*in_child = 1;
	child = fork();
	if (child == 0) {
		*in_child = difference();
		_exit(0);
	}
	if (child < 0)
		probe_broken("fork failed");
	FACT_TEXT(child_fate, child_fate(child_wait(child)));
	FACT_INT(in_constructor, in_constructor);
	FACT_INT(in_main, difference());
	FACT_INT(in_thread, in_thread);
	FACT_INT(in_handler, in_handler);
	FACT_INT(in_child, *in_child);
}
