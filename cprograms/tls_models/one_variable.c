/*
 * One variable, of a library or of the program (OWNER), and three who refer to it: the program, a library that does so
 * by the dynamic model, and one that does so by initial-exec. Where does each find it, in two threads?
 */
#include <rseqabi/probe.h>

#include <pthread.h>

#include "area_variable.h"

#ifdef OWNER
#define SCOPE
#elif !defined SCOPE
#define SCOPE extern
#endif

SCOPE __thread struct area_variable __rseq_abi __attribute__((BINDING, aligned(ALIGNMENT)));

void *address_by_dynamic(void);
void *address_by_initial_exec(void);

struct places { /* bytes from the thread pointer */
	long program, dynamic, initial_exec;
};

static long place(const void *address)
{
	return (const char *)address - thread_pointer();
}

static void *look(void *places)
{
	__rseq_abi.words[0] = VARIABLE_MARK;
	*(struct places *)places = (struct places){
		.program = place(&__rseq_abi),
		.dynamic = place(address_by_dynamic()),
		.initial_exec = place(address_by_initial_exec()),
	};
	return NULL;
}

PROBE()
{
	struct places main, other;
	pthread_t thread;

	look(&main);
	if (pthread_create(&thread, NULL, look, &other) != 0)
		probe_broken("no thread could be created");
	pthread_join(thread, NULL);
	FACT_INT(main_program, main.program);
	FACT_INT(main_dynamic, main.dynamic);
	FACT_INT(main_initial_exec, main.initial_exec);
	FACT_INT(thread_program, other.program);
	FACT_INT(thread_dynamic, other.dynamic);
	FACT_INT(thread_initial_exec, other.initial_exec);
}
