/*
 * What the libc says of its registration: in main, in threads of every kind, in a forked child and a thread of that; and
 * whether the call is left to the program.
 */
#include <rseqabi/child.h>
#include <rseqabi/libc_area.h>
#include <rseqabi/libc_threads.h>
#include <rseqabi/probe.h>

#include <unistd.h>

struct words {
	int32_t cpu_id;
	struct area *own; /* an area of the thread's own to register, or NULL */
	long registered;
};

static void *look(void *argument)
{
	struct words *words = argument;

	words->cpu_id = (int32_t)libc_area()->cpu_id;
	if (words->own)
		words->registered = area_register(words->own);
	return NULL;
}

static int look_in_standard_thread(void *argument)
{
	look(argument);
	return 0;
}

static void look_in_children(void)
{
	struct words child = { 0 }, thread = { 0 };
	pid_t process = fork(); /* the libc's: its child goes on to create a thread */

	if (process == 0) {
		look(&child);
		libc_thread_run(NULL, look, &thread);
		FACT_INT(child_cpu_id, child.cpu_id);
		FACT_INT(child_thread_cpu_id, thread.cpu_id);
		probe_exit(0);
	}
	if (process < 0)
		probe_broken("fork failed");
	FACT_TEXT(child, child_fate(child_wait(process)));
}

PROBE()
{
	struct words thread = { .own = area_new() }, standard = { 0 }, own_stack = { 0 };

	libc_thread_run(NULL, look, &thread);
	libc_standard_thread_run(look_in_standard_thread, &standard);
	libc_thread_run_on_own_stack(LIBC_THREAD_STACK, look, &own_stack);
	look_in_children();
	FACT_INT(size, __rseq_size);
	FACT_INT(flags, __rseq_flags);
	FACT_INT(main_cpu_id, (int32_t)libc_area()->cpu_id);
	FACT_INT(thread_cpu_id, thread.cpu_id);
	FACT_INT(standard_cpu_id, standard.cpu_id);
	FACT_INT(own_stack_cpu_id, own_stack.cpu_id);
	FACT_ERRNO(own_area, area_register(area_new()));
	FACT_ERRNO(thread_own_area, thread.registered);
}
