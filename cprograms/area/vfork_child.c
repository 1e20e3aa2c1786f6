/*
 * A child that shares its parent's memory, as vfork makes it, has its parent's thread-local storage too: it runs on one
 * CPU, the parent has last run on another, and asks sched_getcpu.
 */
#define _GNU_SOURCE
#include <rseqabi/cpus.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>
#include <rseqabi/threads.h>

static struct cpu_pair two;
static long pinned, registered;
static int told, now;

static void in_child(void *unused)
{
	(void)unused;
	registered = libc_area_registered();
	pinned = cpu_pin(0, two.last);
	now = (int)cpu_now();
	told = sched_getcpu();
}

PROBE()
{
	two = cpu_two();
	FACT_ERRNO(parent_registered, libc_area_registered());
	FACT_ERRNO(parent_pinned, cpu_pin(0, two.first));
	FACT_TEXT(child_fate, child_run_sharing_memory(in_child, NULL));
	FACT_ERRNO(child_registered, registered);
	FACT_ERRNO(child_pinned, pinned);
	FACT_INT(now, now);
	FACT_INT(told, told);
	CONTEXT_INT(parents_cpu, two.first);
}
