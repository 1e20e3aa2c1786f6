/* A thread ends itself by pthread_exit in the handler of a trapping section; a caller of the section has a cleanup. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

#include <pthread.h>
#include <signal.h>

SECTION(trapped, BODY_TRAP);
SECTION(plain, BODY_NOTHING);

static int result, cleanups;
static bool pointer_null;

static void exit_on_trap(int number, siginfo_t *info, void *context)
{
	on_trap(number, info, context);
	pthread_exit(&result);
}

static void clean(int *unused)
{
	(void)unused;
	cleanups++;
	pointer_null = libc_area()->rseq_cs == 0;
}

static void *end_in_section(void *unused)
{
	__attribute__((cleanup(clean))) int inside = 0;

	area = libc_area();
	trapped(area, &inside);
	return unused;
}

static void *run_another(void *unused)
{
	FACT_ERRNO(next_registered, libc_area_registered());
	FACT_TEXT(next_section, plain(libc_area(), NULL) ? "aborted" : "committed");
	return unused;
}

static void *in_thread(void *(*body)(void *))
{
	pthread_t thread;
	void *returned;

	if (pthread_create(&thread, NULL, body, NULL) != 0 || pthread_join(thread, &returned) != 0)
		probe_broken("no thread could be created");
	return returned;
}

PROBE()
{
	/* By the libc's function: unwinding goes through what the libc lets handlers return to. */
	struct sigaction action = { .sa_sigaction = exit_on_trap, .sa_flags = SA_SIGINFO };

	sigaction(SIGILL, &action, NULL);
	FACT_BOOL(result_told, in_thread(end_in_section) == &result);
	FACT_TEXT(place, SEEN_PLACE(trapped));
	FACT_INT(cleanups, cleanups);
	FACT_BOOL(pointer_null, pointer_null);
	in_thread(run_another);
}
