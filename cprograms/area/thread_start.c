/*
 * A signal is pending for the process, and blocked by its one thread. The next thread is made with it unblocked: the handler
 * runs there before the thread's routine does.
 */
#define _GNU_SOURCE
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <signal.h>
#include <unistd.h>

static struct {
	bool in_routine;
	bool handled_before; /* the routine began */
	long in_handler, registered;
	char *handlers_area;
	long moved; /* bytes, from what the handler found to what the routine finds */
} thread = { .in_handler = -ECHILD };

static void on_signal(int number)
{
	(void)number;
	thread.handled_before = !thread.in_routine;
	thread.in_handler = libc_area_registered();
	thread.handlers_area = (char *)libc_area();
}

static void *body(void *unused)
{
	thread.in_routine = true;
	thread.registered = libc_area_registered();
	thread.moved = (char *)libc_area() - thread.handlers_area;
	return unused;
}

PROBE()
{
	struct sigaction action = { .sa_handler = on_signal };
	pthread_attr_t attributes;
	sigset_t blocked, none;

	sigemptyset(&none);
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGUSR1);
	sigaction(SIGUSR1, &action, NULL);
	pthread_sigmask(SIG_BLOCK, &blocked, NULL);
	kill(getpid(), SIGUSR1);
	if (pthread_attr_init(&attributes) != 0 || pthread_attr_setsigmask_np(&attributes, &none) != 0)
		probe_broken("a thread's signal mask could not be given");
	libc_thread_run(&attributes, body, NULL);
	FACT_BOOL(handled_before, thread.handled_before);
	FACT_ERRNO(in_handler, thread.in_handler);
	FACT_ERRNO(registered, thread.registered);
	FACT_INT(moved, thread.moved);
}
