/*
 * A thread that is in no section has a pointer to a descriptor, and makes system calls: does the kernel look at the
 * pointer, which then is null? Whether it does is also seen of children whose pointer names no memory.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

#define TRIES 5 /* an interrupt that comes by chance clears it as well */

static struct descriptor usual;
static struct cpu_pair cpus;

static void call_parent(void)
{
	SYS(getppid);
}

static void sleep(void)
{
	struct __kernel_timespec pause = { .tv_nsec = 1000000 };

	SYS(nanosleep, &pause, 0);
}

static void move(void)
{
	cpu_pin(0, cpus.last);
}

static void move_back(void)
{
	cpu_pin(0, cpus.first);
}

static void on_signal(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info, (void)context;
	seen.pointer = area->rseq_cs;
	seen.signals++;
}

/* Tries after which the pointer was kept. */
static int kept_by(void (*call)(void), void (*before)(void))
{
	int kept = 0;

	for (int tries = 0; tries < TRIES; tries++) {
		if (before)
			before();
		area->rseq_cs = (uint64_t)&usual;
		call();
		kept += area->rseq_cs == (uint64_t)&usual;
		area->rseq_cs = 0;
	}
	return kept;
}

/* Handlers that found the pointer kept. */
static int kept_in_handler(void)
{
	long self = SYS(getpid);
	int kept = 0;

	for (int tries = 0; tries < TRIES; tries++) {
		area->rseq_cs = (uint64_t)&usual;
		SYS(kill, self, SIGUSR1);
		kept += seen.pointer == (uint64_t)&usual;
		area->rseq_cs = 0;
	}
	return kept;
}

static void move_with(void *pointer)
{
	move_back();
	area->rseq_cs = (uint64_t)pointer;
	move();
	area->rseq_cs = 0;
}

static int survivors_of_move(void *pointer)
{
	int survivors = 0;

	for (int tries = 0; tries < TRIES; tries++)
		survivors += text_same(child_run(move_with, pointer), "exit:0");
	return survivors;
}

PROBE()
{
	cpus = cpu_two();
	usual = given_usual();
	signal_handle(SIGUSR1, on_signal);
	FACT_ERRNO(registered, given_begin());
	FACT_INT(call_keeps, kept_by(call_parent, NULL));
	CONTEXT_INT(sleep_keeps, kept_by(sleep, NULL)); /* a feature's witness, too */
	FACT_INT(move_keeps, kept_by(move, move_back));
	FACT_INT(descriptor_survivors, survivors_of_move(&usual));
	FACT_INT(nowhere_survivors, survivors_of_move((void *)RSEQABI_KERNEL_ADDRESS));
	FACT_INT(handler_keeps, kept_in_handler());
	FACT_INT(signals, seen.signals);
}
