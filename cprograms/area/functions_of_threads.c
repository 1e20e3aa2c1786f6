/* Threads, CPUs, signals and jumps: see functions.h. Where a function makes a thread, the one that calls it is watched. */
#define _GNU_SOURCE
#include "functions.h"

#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <threads.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static pthread_t thread;
static thrd_t standard_thread;
static timer_t timer;
static cpu_set_t cpus;
static sigjmp_buf back;
static ucontext_t home, other;
static char stack[65536];
static volatile int sink;

static void *end(void *unused)
{
	return unused;
}

static int end_standard(void *unused)
{
	(void)unused;
	return 0;
}

static void expire(union sigval unused)
{
	(void)unused;
}

static void on_signal(int number)
{
	(void)number;
}

static void elsewhere(void)
{
}

FUNCTION(pthread_create)
{
	pthread_create(&thread, NULL, end, NULL);
}

FUNCTION(pthread_join)
{
	pthread_join(thread, NULL);
}

FUNCTION(thrd_create)
{
	thrd_create(&standard_thread, end_standard, NULL);
}

FUNCTION(thrd_join)
{
	thrd_join(standard_thread, NULL);
}

FUNCTION(timer_create)
{
	struct sigevent event = { .sigev_notify = SIGEV_THREAD };

	event.sigev_notify_function = expire;
	timer_create(CLOCK_MONOTONIC, &event, &timer);
}

FUNCTION(pthread_self)
{
	thread = pthread_self();
}

FUNCTION(pthread_getaffinity_np)
{
	pthread_getaffinity_np(thread, sizeof cpus, &cpus);
}

FUNCTION(pthread_setname_np)
{
	pthread_setname_np(thread, "watched");
}

FUNCTION(pthread_setcancelstate)
{
	pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
}

FUNCTION(pthread_testcancel)
{
	pthread_testcancel();
}

FUNCTION(pthread_kill)
{
	pthread_kill(thread, SIGUSR1);
}

FUNCTION(sched_getcpu)
{
	sink = sched_getcpu();
}

FUNCTION(getcpu)
{
	unsigned int cpu, node;

	getcpu(&cpu, &node);
}

FUNCTION(sched_yield)
{
	sched_yield();
}

FUNCTION(sched_getaffinity)
{
	sched_getaffinity(0, sizeof cpus, &cpus);
}

FUNCTION(sched_setaffinity)
{
	sched_setaffinity(0, sizeof cpus, &cpus);
}

FUNCTION(sigaction)
{
	struct sigaction action = { .sa_handler = on_signal };

	sigaction(SIGUSR1, &action, NULL);
}

FUNCTION(sigprocmask)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_BLOCK, &none, NULL);
}

FUNCTION(raise)
{
	raise(SIGUSR1);
}

FUNCTION(longjmp)
{
	if (!setjmp(back))
		longjmp(back, 1);
}

FUNCTION(siglongjmp)
{
	if (!sigsetjmp(back, 1))
		siglongjmp(back, 1);
}

FUNCTION(swapcontext)
{
	getcontext(&other);
	other.uc_stack.ss_sp = stack;
	other.uc_stack.ss_size = sizeof stack;
	other.uc_link = &home;
	makecontext(&other, elsewhere, 0);
	swapcontext(&home, &other);
}

PROBE()
{
	functions_begin("threads");
	ACCESSES(pthread_create);
	ACCESSES(pthread_join);
	ACCESSES(thrd_create);
	ACCESSES(thrd_join);
	ACCESSES(timer_create);
	ACCESSES(pthread_self);
	ACCESSES(pthread_getaffinity_np);
	ACCESSES(pthread_setname_np);
	ACCESSES(pthread_setcancelstate);
	ACCESSES(pthread_testcancel);
	ACCESSES(sigaction);
	ACCESSES(sigprocmask);
	ACCESSES(raise);
	ACCESSES(pthread_kill);
	ACCESSES(sched_getcpu);
	ACCESSES(getcpu);
	ACCESSES(sched_yield);
	ACCESSES(sched_getaffinity);
	ACCESSES(sched_setaffinity);
	ACCESSES(longjmp);
	ACCESSES(siglongjmp);
	ACCESSES(swapcontext);
	functions_end();
}
