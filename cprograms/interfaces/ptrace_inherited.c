/* A registered process forks; what a tracer is told of the child, and of the child after it has executed a program. */
#include <rseqabi/again.h>
#include <rseqabi/probe.h>

struct found {
	struct registration forked, executed;
};

static void after_exec(void *results)
{
	struct found *found = results;

	found->executed = registration_of_caller();
}

static void in_child(void *results)
{
	struct found *found = results;

	found->forked = registration_of_caller();
	again_execute();
}

PROBE()
{
	struct area *area = area_new();
	struct found *found = again_results(sizeof *found, after_exec);

	found->executed.result = -ENOSYS; /* until the new image says something else */
	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(child_fate, child_run(in_child, found));
	FACT_ERRNO(request_forked, found->forked.result);
	FACT_INT(distance_forked, (long)(found->forked.pointer - (uint64_t)area));
	FACT_INT(size_forked, found->forked.size);
	FACT_INT(length, area_length());
	FACT_INT(signature_forked, found->forked.signature);
	FACT_INT(own_signature, RSEQABI_SIGNATURE);
	FACT_ERRNO(request_executed, found->executed.result);
	FACT_BOOL(null_executed, found->executed.pointer == 0);
	FACT_INT(signature_executed, found->executed.signature);
}
