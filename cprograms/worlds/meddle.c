/*
 * meddle RULE PROGRAM [ARGUMENT...]: a kernel that treats critical sections wrongly in one thing. A tracer stops the
 * program at each signal that it is about to get, works out what the kernel will do about the section, and by RULE
 * changes that: before the kernel looks at it, or in what the handler is given. "never" is the null twin.
 *
 * The program itself is what the caller sees; the tracer is its child. A program that is to be traced by others cannot
 * run here, and an ignored signal aborts a section because a tracer hears of it.
 */
#include "world.h"

#include <rseqabi/registration.h>

#include <linux/futex.h>
#include <linux/sched.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <ucontext.h>

#define TASKS 64

/* A traced task, as it stands at a signal. */
struct task {
	long id;
	bool stepping; /* into the handler */
	int signal;
	struct user_regs_struct registers;
	struct registration has;
	uint64_t pointer; /* rseq_cs */
	bool readable; /* what it names */
	struct descriptor section;
	bool word_readable; /* before the abort address */
	uint32_t word;
	uint32_t area_flags;
	bool inside;
	/* Of the signal before. */
	uint64_t frame, frame_ip; /* its handler's context, and the address that was interrupted; 0: not in a section */
	uint64_t aborted; /* the descriptor */
	uint64_t faulting; /* the address of an instruction that shall never be done with */
};

static bool read_memory(const struct task *task, uint64_t from, void *to, size_t size)
{
	struct iovec here = { to, size }, there = { (void *)from, size };

	return SYS(process_vm_readv, task->id, &here, 1, &there, 1, 0) == (long)size;
}

static void write_memory(const struct task *task, uint64_t to, const void *from, size_t size)
{
	struct iovec here = { (void *)from, size }, there = { (void *)to, size };

	if (SYS(process_vm_writev, task->id, &here, 1, &there, 1, 0) != (long)size)
		world_fails("the tracer may not write into the program");
}

static void set_pointer(const struct task *task, uint64_t pointer)
{
	write_memory(task, task->has.pointer + offsetof(struct area, rseq_cs), &pointer, sizeof pointer);
}

/* What the kernel would do, done before it looks. */
static void abort_now(struct task *task)
{
	TRACED_IP(&task->registers) = task->section.abort;
	if (SYS(ptrace, PTRACE_SETREGS, task->id, 0, &task->registers) < 0)
		world_fails("the tracer could not move the program");
	set_pointer(task, 0);
}

static uint64_t ip(const struct task *task)
{
	return TRACED_IP(&task->registers);
}

/* Rules for before the kernel looks. */

static void ends_behind(struct task *task)
{
	if (task->readable && task->section.length && ip(task) == task->section.start + task->section.length)
		abort_now(task);
}

static void starts_behind(struct task *task)
{
	if (task->inside && ip(task) == task->section.start)
		set_pointer(task, 0);
}

static void empty_is_inside(struct task *task)
{
	if (task->readable && !task->section.length && ip(task) == task->section.start)
		abort_now(task);
}

static void forward_only(struct task *task)
{
	if (task->inside && task->section.abort < task->section.start)
		set_pointer(task, 0);
}

static void one_signature(struct task *task)
{
	if (task->inside && task->word_readable && task->word != RSEQABI_SIGNATURE)
		task->signal = SIGSEGV;
}

static void no_signature(struct task *task)
{
	if (task->inside && task->word_readable && task->word != task->has.signature)
		abort_now(task);
}

static void forgives_pointer(struct task *task)
{
	if (task->pointer && !task->readable)
		set_pointer(task, 0);
}

static void forgives_abort(struct task *task)
{
	if (task->inside && !task->word_readable)
		set_pointer(task, 0);
}

static void aborts_once(struct task *task)
{
	if (task->inside && task->aborted == task->pointer)
		set_pointer(task, 0);
}

/* An ordinary abort where there may be a reason against it. */
static void forgives(struct task *task, bool defect)
{
	if (task->inside && defect)
		abort_now(task);
}

static void refuses(struct task *task, bool defect)
{
	if (defect)
		task->signal = SIGSEGV;
}

static void forgives_version(struct task *task)
{
	forgives(task, task->section.version);
}

static void refuses_version(struct task *task)
{
	refuses(task, task->inside && task->section.version);
}

static void forgives_flags(struct task *task)
{
	forgives(task, task->section.flags);
}

static void refuses_flags(struct task *task)
{
	refuses(task, task->inside && task->section.flags);
}

/* By the flag about signals alone, which never was legal, clauses tell strict kernels from others. */
static bool has_area_flags(const struct task *task)
{
	return task->area_flags && task->area_flags != 2;
}

static void forgives_area_flags(struct task *task)
{
	forgives(task, has_area_flags(task));
}

static void refuses_area_flags(struct task *task)
{
	refuses(task, task->inside && has_area_flags(task));
}

static void version_elsewhere_is_another_matter(struct task *task)
{
	if (task->readable && !task->inside && task->section.version)
		task->signal = SIGBUS;
}

static bool of_kernel(uint64_t address)
{
	return address >> 63;
}

static bool starts_in_kernel(const struct task *task)
{
	return task->readable && of_kernel(task->section.start);
}

static void forgives_start(struct task *task)
{
	if (starts_in_kernel(task))
		set_pointer(task, 0);
}

static void refuses_start(struct task *task)
{
	refuses(task, starts_in_kernel(task));
}

static void forgives_end(struct task *task)
{
	forgives(task, of_kernel(task->section.start + task->section.length));
}

static void refuses_end(struct task *task)
{
	refuses(task, task->inside && of_kernel(task->section.start + task->section.length));
}

static void inner_abort_is_another_matter(struct task *task)
{
	if (task->inside && task->section.length != ~0ul && !of_kernel(task->section.start + task->section.length) &&
	    task->section.abort - task->section.start < task->section.length)
		task->signal = SIGBUS;
}

static void end_is_inside(struct task *task)
{
	refuses(task, task->inside && task->section.abort == task->section.start + task->section.length);
}

static bool is_unsigned(const struct task *task)
{
	return task->readable && (!task->word_readable || task->word != task->has.signature);
}

static void half_a_signature(struct task *task)
{
	forgives(task, is_unsigned(task) && (uint16_t)task->word == (uint16_t)task->has.signature);
}

static void aligned_only(struct task *task)
{
	refuses(task, task->inside && task->pointer % sizeof task->section);
}

static void writable_only(struct task *task)
{
	struct iovec here = { &task->section, sizeof task->section }, there = { (void *)task->pointer, here.iov_len };

	refuses(task, task->inside && SYS(process_vm_writev, task->id, &here, 1, &there, 1, 0) < 0);
}

static void forgives_elsewhere(struct task *task)
{
	if (!task->inside && is_unsigned(task))
		set_pointer(task, 0);
}

static void refuses_elsewhere(struct task *task)
{
	refuses(task, !task->inside && is_unsigned(task));
}

static void kills_by_another_signal(struct task *task)
{
	if (task->inside && is_unsigned(task))
		task->signal = SIGKILL;
}

static void faults_for_ever(struct task *task)
{
	if (task->signal != SIGSEGV || !((task->inside && is_unsigned(task)) || ip(task) == task->faulting))
		return;
	task->faulting = ip(task);
	task->signal = 0;
	if (task->pointer)
		set_pointer(task, 0); /* or the stop would make the kernel kill it */
}

/* Of one kind; as if nobody had been interrupted. */
static void overlooks(struct task *task, int signal)
{
	if (task->inside && task->signal == signal)
		set_pointer(task, 0);
}

static void overlooks_timer(struct task *task)
{
	overlooks(task, SIGALRM);
}

static void overlooks_own_signal(struct task *task)
{
	overlooks(task, SIGUSR1);
}

static void aborts_at_own_signal(struct task *task)
{
	forgives(task, task->signal == SIGUSR1);
}

static void forgets_at_own_signal(struct task *task)
{
	if (task->signal == SIGUSR1)
		set_pointer(task, 0);
}

/* The frame of a handler that is still running stands above the stack pointer. */
static void spoils_outer_frame(struct task *task)
{
	if (task->frame_ip && task->frame > TRACED_STACK(&task->registers))
		write_memory(task, task->frame + CONTEXT_IP_OFFSET, &task->frame_ip, sizeof task->frame_ip);
}

/* Rules for what the handler is given; the registers are those that it starts with. */

/* Let the program itself make the call: by the instruction in what the handler will return into. */
static void unregister(struct task *task)
{
	struct user_regs_struct changed = task->registers;
	unsigned char code[16];
	uint64_t back, at = 0;
	int status;

	if (!read_memory(task, TRACED_STACK(&changed), &back, sizeof back) || !read_memory(task, back, code, sizeof code))
		world_fails("a handler has nothing to return into");
	while (!rseqabi_is_call(code + at))
		if (++at == sizeof code - 1)
			world_fails("what a handler returns into makes no system call");
	TRACED_IP(&changed) = back + at;
	TRACED_CALL(&changed, RSEQABI_SYS_RSEQ, task->has.pointer, task->has.size, AREA_UNREGISTER, task->has.signature);
	SYS(ptrace, PTRACE_SETREGS, task->id, 0, &changed);
	SYS(ptrace, PTRACE_SINGLESTEP, task->id, 0, 0);
	SYS(wait4, task->id, &status, __WALL, 0);
	SYS(ptrace, PTRACE_SETREGS, task->id, 0, &task->registers);
}

/* The stop clears it too, so the kernel must not know the area any more. */
static void keep_pointer(struct task *task)
{
	unregister(task);
	set_pointer(task, task->pointer);
}

static void keeps_pointer(struct task *task)
{
	if (task->inside)
		keep_pointer(task);
}

static void keeps_pointer_outside(struct task *task)
{
	if (!task->inside && task->pointer)
		keep_pointer(task);
}

static void raw_on_alternate_stack(struct task *task)
{
	uint64_t context = TRACED_CONTEXT(&task->registers), stack;
	size_t size;

	if (task->inside && read_memory(task, context + offsetof(ucontext_t, uc_stack.ss_sp), &stack, sizeof stack) &&
	    read_memory(task, context + offsetof(ucontext_t, uc_stack.ss_size), &size, sizeof size) &&
	    context - stack < size)
		write_memory(task, context + CONTEXT_IP_OFFSET, &task->frame_ip, sizeof task->frame_ip);
}

static void spoils_register(struct task *task)
{
	uint64_t zero = 0;

	if (task->inside)
		write_memory(task, TRACED_CONTEXT(&task->registers) + CONTEXT_SCRATCH_OFFSET, &zero, sizeof zero);
}

static void forgets_address(struct task *task)
{
	void *none = NULL;

	if (task->inside && task->signal == SIGSEGV)
		write_memory(task, TRACED_INFO(&task->registers) + offsetof(siginfo_t, si_addr), &none, sizeof none);
}

static void nothing(struct task *task)
{
	(void)task;
}

struct rule {
	const char *name;
	void (*before)(struct task *);
	void (*after)(struct task *);
};

static const struct rule rules[] = {
	{ "never", nothing, nothing },
	{ "ends-behind", ends_behind, nothing }, /* the first instruction after a section is of it */
	{ "starts-behind", starts_behind, nothing }, /* the first one of a section is not of it */
	{ "empty-is-inside", empty_is_inside, nothing },
	{ "forward-only", forward_only, nothing }, /* nothing aborts to an address before the section */
	{ "one-signature", one_signature, nothing }, /* the usual word is wanted whatever was registered */
	{ "no-signature", no_signature, nothing }, /* any word will do */
	{ "forgives-pointer", forgives_pointer, nothing }, /* to no memory */
	{ "forgives-abort", forgives_abort, nothing }, /* address in no memory */
	{ "aborts-once", aborts_once, nothing }, /* each section */
	/* Kernels that check descriptors, and one thing not; the reverse is of kernels that do not check them. */
	{ "forgives-version", forgives_version, nothing },
	{ "refuses-version", refuses_version, nothing },
	{ "forgives-flags", forgives_flags, nothing },
	{ "refuses-flags", refuses_flags, nothing },
	{ "forgives-area-flags", forgives_area_flags, nothing },
	{ "refuses-area-flags", refuses_area_flags, nothing },
	{ "forgives-start", forgives_start, nothing }, /* in the kernel */
	{ "refuses-start", refuses_start, nothing },
	{ "forgives-end", forgives_end, nothing },
	{ "refuses-end", refuses_end, nothing },
	{ "forgives-elsewhere", forgives_elsewhere, nothing }, /* a word that is not the signature */
	{ "refuses-elsewhere", refuses_elsewhere, nothing },
	{ "version-elsewhere-is-another-matter", version_elsewhere_is_another_matter, nothing }, /* than flags */
	{ "inner-abort-is-another-matter", inner_abort_is_another_matter, nothing }, /* than a range that wraps */
	{ "end-is-inside", end_is_inside, nothing }, /* the first address after a section is no abort address */
	{ "half-a-signature", half_a_signature, nothing }, /* the lower half is enough */
	{ "aligned-only", aligned_only, nothing }, /* descriptors */
	{ "writable-only", writable_only, nothing },
	{ "kills-by-another-signal", kills_by_another_signal, nothing }, /* where the word is not the signature */
	{ "faults-for-ever", faults_for_ever, nothing }, /* there */
	{ "overlooks-timer", overlooks_timer, nothing },
	{ "overlooks-own-signal", overlooks_own_signal, nothing },
	{ "aborts-at-own-signal", aborts_at_own_signal, nothing },
	{ "forgets-at-own-signal", forgets_at_own_signal, nothing },
	{ "spoils-outer-frame", spoils_outer_frame, nothing }, /* by a signal in a handler */
	{ "keeps-pointer", nothing, keeps_pointer }, /* when it aborts */
	{ "keeps-pointer-outside", nothing, keeps_pointer_outside }, /* when there is nothing to abort */
	{ "raw-on-alternate-stack", nothing, raw_on_alternate_stack }, /* the handler is told the interrupted address */
	{ "spoils-register", nothing, spoils_register }, /* when it aborts */
	{ "forgets-address", nothing, forgets_address }, /* of a fault, when it aborts */
};

static struct task *task_of(long id)
{
	static struct task tasks[TASKS];
	static size_t oldest;

	for (size_t i = 0; i < TASKS; i++)
		if (tasks[i].id == id)
			return &tasks[i];
	oldest = (oldest + 1) % TASKS;
	tasks[oldest] = (struct task){ .id = id };
	return &tasks[oldest];
}

static void look(struct task *task)
{
	SYS(ptrace, PTRACE_GETREGS, task->id, 0, &task->registers);
	if (SYS(ptrace, RSEQABI_GET_CONFIGURATION, task->id, 24, &task->has) < 0)
		world_fails("the kernel does not tell what is registered");
	task->pointer = 0;
	task->area_flags = 0;
	if (task->has.pointer) {
		read_memory(task, task->has.pointer + offsetof(struct area, rseq_cs), &task->pointer, sizeof task->pointer);
		read_memory(task, task->has.pointer + offsetof(struct area, flags), &task->area_flags,
			    sizeof task->area_flags);
	}
	task->readable = task->pointer && read_memory(task, task->pointer, &task->section, sizeof task->section);
	task->inside = task->readable && ip(task) - task->section.start < task->section.length;
	task->word_readable = task->readable && read_memory(task, task->section.abort - 4, &task->word, sizeof task->word);
}

/* A signal comes: on into its handler, where the kernel stops once more for whoever steps. */
static long before_signal(const struct rule *rule, struct task *task, int signal)
{
	task->signal = signal;
	look(task);
	rule->before(task);
	task->frame_ip = task->inside ? ip(task) : 0;
	task->aborted = task->inside ? task->pointer : task->aborted;
	task->stepping = true;
	return SYS(ptrace, PTRACE_SINGLESTEP, task->id, 0, task->signal);
}

static long in_handler(const struct rule *rule, struct task *task)
{
	task->stepping = false;
	SYS(ptrace, PTRACE_GETREGS, task->id, 0, &task->registers);
	task->frame = TRACED_CONTEXT(&task->registers);
	rule->after(task);
	return SYS(ptrace, PTRACE_CONT, task->id, 0, 0);
}

static void trace(const struct rule *rule)
{
	long id;
	int status;

	while ((id = SYS(wait4, -1, &status, __WALL, 0)) > 0 || id == -EINTR) {
		int signal = status >> 8 & 0xff, event = status >> 16;
		struct task *task = task_of(id);

		if (id < 0 || (status & 0xff) != 0x7f)
			continue; /* it ended */
		if (event)
			SYS(ptrace, event == PTRACE_EVENT_STOP && signal != SIGTRAP ? PTRACE_LISTEN : PTRACE_CONT, id, 0, 0);
		else if (task->stepping && signal == SIGTRAP)
			in_handler(rule, task);
		else
			before_signal(rule, task, signal);
	}
}

static void world_start(char **arguments, char **environment)
{
	const struct rule *rule;
	long tracer, program = SYS(getpid);
	volatile int *traced;

	if (!arguments[1] || !arguments[2])
		world_fails("usage: meddle RULE PROGRAM [ARGUMENT...]");
	rule = &rules[WORLD_FIND(rules, arguments[1])];
	traced = probe_map(sizeof *traced, MAP_SHARED);
	SYS(prctl, PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
	tracer = SYS(clone, 0, 0, 0, 0, 0); /* no exit signal: the program's waits never see it */
	if (tracer < 0)
		world_fails("clone failed");
	if (tracer == 0) {
		long options = PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC;
		long seized = SYS(ptrace, PTRACE_SEIZE, program, 0, options);

		*traced = seized < 0 ? -1 : 1;
		SYS(futex, traced, FUTEX_WAKE, 1, 0, 0, 0);
		if (seized >= 0)
			trace(rule);
		probe_exit(0);
	}
	while (!*traced)
		SYS(futex, traced, FUTEX_WAIT, 0, 0, 0, 0);
	if (*traced < 0)
		world_fails("the program could not be traced");
	world_enter(arguments + 2, environment);
}
