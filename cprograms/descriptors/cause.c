/* A tracer looks at the signals of a child that traps in a section, first of a signed abort handler and then of none. */
#include <rseqabi/probe.h>
#include <rseqabi/given.h>

static struct {
	long child;
	int go;
} *shared;

static struct {
	int traps, kills; /* stops for SIGILL and for SIGSEGV */
	siginfo_t last; /* of SIGSEGV */
	const char *fate;
} told;

static void trap_when_told(void *descriptor)
{
	while (!__atomic_load_n(&shared->go, __ATOMIC_ACQUIRE))
		SYS(sched_yield);
	given_trap_inside(descriptor);
}

static void watch(const void *descriptor)
{
	int status = 0;

	memset(&told, 0, sizeof told);
	memset(&told.last, 0xff, sizeof told.last);
	shared->go = 0;
	shared->child = child_start(trap_when_told, (void *)descriptor);
	if (SYS(ptrace, PTRACE_SEIZE, shared->child, 0, 0) < 0)
		probe_unavailable("ptrace");
	__atomic_store_n(&shared->go, 1, __ATOMIC_RELEASE);
	while (SYS(wait4, shared->child, &status, __WALL, 0) == shared->child && (status & 0xff) == 0x7f) {
		int signal = status >> 8 & 0xff;

		told.traps += signal == SIGILL;
		told.kills += signal == SIGSEGV;
		if (signal == SIGSEGV)
			SYS(ptrace, PTRACE_GETSIGINFO, shared->child, 0, &told.last);
		SYS(ptrace, PTRACE_CONT, shared->child, 0, signal);
	}
	told.fate = child_fate(status);
}

PROBE()
{
	struct descriptor usual = given_usual(), broken = usual;

	broken.abort = (uint64_t)given_commit;
	shared = probe_map(sizeof *shared, MAP_SHARED);
	FACT_ERRNO(registered, given_begin());
	watch(&usual);
	FACT_TEXT(signed_fate, told.fate);
	FACT_INT(signed_kills, told.kills);
	watch(&broken);
	FACT_TEXT(unsigned_fate, told.fate);
	FACT_INT(kills, told.kills);
	FACT_TEXT(code, told.last.si_code == SI_KERNEL ? "SI_KERNEL" : "another");
	FACT_BOOL(no_address, told.last.si_addr == NULL);
	CONTEXT_INT(traps, told.traps);
}
