/*
 * Children that are not willing to die of SIGSEGV trap in a section whose abort handler is not signed: they handle the
 * signal, ignore it, or block it. In others it is the section's own fault that raises SIGSEGV.
 */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

SECTION_GIVEN(storing, BODY_STORE);

static struct descriptor broken;

/* The kernel may let it begin: so it does all that a handler can to go on. */
static void on_fault(int number, siginfo_t *info, void *context)
{
	(void)number, (void)info;
	area->rseq_cs = 0;
	if (text_same(SECTION_PLACE(storing, context), "inside"))
		CONTEXT_IP((ucontext_t *)context) = (long long)storing_commit;
}

static void handle(void *descriptor)
{
	signal_handle(SIGSEGV, on_fault);
	given_trap_inside(descriptor);
}

static void ignore(void *descriptor)
{
	signal_set(SIGSEGV, (void *)SIG_IGN, 0);
	given_trap_inside(descriptor);
}

static void block(void *descriptor)
{
	signal_handle(SIGSEGV, on_fault);
	signal_block(SIGSEGV, true);
	given_trap_inside(descriptor);
}

static void fault(void *descriptor)
{
	struct {
		int inside, unused;
		void *nowhere;
	} argument = { 0, 0, NULL };

	signal_handle(SIGSEGV, on_fault);
	probe_exit(storing(area, &argument, descriptor) ? GIVEN_ABORTED : GIVEN_COMMITTED);
}

static struct descriptor storing_to(const char *abort)
{
	return (struct descriptor){
		.start = (uint64_t)storing_start,
		.length = (uint64_t)storing_commit - (uint64_t)storing_start,
		.abort = (uint64_t)abort,
	};
}

PROBE()
{
	struct descriptor usual = given_usual(), faulting = storing_to(storing_abort);

	FACT_ERRNO(registered, given_begin());
	broken = usual;
	broken.abort = (uint64_t)given_commit;
	FACT_TEXT(signed, given_outcome(handle, &usual));
	FACT_TEXT(handled, given_outcome(handle, &broken));
	FACT_TEXT(ignored, given_outcome(ignore, &broken));
	FACT_TEXT(blocked, given_outcome(block, &broken));
	FACT_TEXT(signed_fault, given_outcome(fault, &faulting));
	faulting.abort = (uint64_t)storing_commit;
	FACT_TEXT(fault, given_outcome(fault, &faulting));
}
