/*
 * The same read of one word, by every way to it: what an access costs in code is how long its function is.
 * Each model can be replaced, by somebody who wants to see that the lengths tell.
 */
#include <stdint.h>

#ifndef LOCAL_EXEC
#define LOCAL_EXEC "local-exec"
#endif
#ifndef INITIAL_EXEC
#define INITIAL_EXEC "initial-exec"
#endif

struct variable {
	uint32_t words[8];
};

#define PATH(name, model)                                                                      \
	extern __thread struct variable name##_variable __attribute__((tls_model(model)));     \
	uint32_t name(void)                                                                    \
	{                                                                                      \
		return name##_variable.words[1];                                               \
	}

PATH(local_exec, LOCAL_EXEC)
PATH(initial_exec, INITIAL_EXEC)
PATH(global_dynamic, "global-dynamic") /* by descriptor, in that dialect */

#ifdef ACCESSOR_INLINED
static struct variable *locate(void)
{
	return &global_dynamic_variable;
}
#else
struct variable *locate(void);
#endif

uint32_t accessor(void)
{
	return locate()->words[1];
}
