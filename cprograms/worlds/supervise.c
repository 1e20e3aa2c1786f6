/*
 * supervise QUESTION ANSWER PROGRAM [ARGUMENT...]: a kernel that falsifies one answer of rseq(2). Each call of the
 * program is handed to this supervisor, which lets the kernel answer, or answers QUESTION itself: by an errno's name or
 * by "ok". "writes" lets the kernel answer as well, after the last word of the area was overwritten, and "writes-flags"
 * after its flags were. Nothing is traced, so no critical section is aborted by being watched. "never" is the null twin.
 */
#include "registrations.h"

#define JUNK 0x5a5a5a5a

/* The questions. */

static bool asks_nothing(const struct asked *asked)
{
	(void)asked;
	return false;
}

static bool asks_first(const struct asked *asked)
{
	return registers(asked) && usual_signature(asked) && !asked->task->area;
}

static bool asks_same(const struct asked *asked)
{
	return registers(asked) && own_signature(asked) && right_place(asked);
}

static bool asks_other(const struct asked *asked)
{
	return registers(asked) && own_signature(asked) && asked->task->area && asked->task->area != asked->area;
}

static bool asks_resized(const struct asked *asked)
{
	return asked->flags == 0 && asked->task->area == asked->area && asked->area && own_signature(asked) &&
	       asked->task->length != asked->length;
}

static bool asks_resigned(const struct asked *asked)
{
	return registers(asked) && right_place(asked) && !own_signature(asked);
}

static bool asks_elsewhere_resigned(const struct asked *asked)
{
	return registers(asked) && asked->task->area && !right_place(asked) && !own_signature(asked);
}

static bool asks_again(const struct asked *asked)
{
	return asks_first(asked) && asked->task->gave_back;
}

static bool asks_beside(const struct asked *asked)
{
	return asks_first(asked) && asked->task != tasks && tasks->area && tasks->area != asked->area;
}

static bool asks_inherited(const struct asked *asked)
{
	return asks_first(asked) && asked->task != tasks && tasks->area == asked->area;
}

static bool asks_used(const struct asked *asked)
{
	bool used = false;

	for (size_t i = 0; i < TASKS; i++)
		used |= &tasks[i] != asked->task && tasks[i].area == asked->area;
	return asks_first(asked) && used;
}

static bool asks_half_aligned(const struct asked *asked)
{
	return asks_first(asked) && asked->length == AREA_ORIGINAL_LENGTH && asked->area % 64 != 0;
}

static bool asks_long(const struct asked *asked)
{
	return asks_first(asked) && asked->length > 64;
}

static bool asks_zero_signature(const struct asked *asked)
{
	return registers(asked) && !asked->signature && !asked->task->area;
}

static bool asks_query(const struct asked *asked)
{
	return !asked->area && !asked->length && !asked->flags && (asked->task->area || asked->task->gave_back);
}

static bool asks_flags(const struct asked *asked)
{
	return user_address(asked) && asked->flags > 2; /* 2 is known since Linux 7.0, alone */
}

static bool asks_short(const struct asked *asked)
{
	return user_address(asked) && asked->flags == 0 && !asked->task->area && asked->length < AREA_ORIGINAL_LENGTH;
}

static bool asks_misaligned(const struct asked *asked)
{
	return user_address(asked) && asked->flags == 0 && !asked->task->area && asked->area % 32 != 0;
}

static bool asks_kernel_address(const struct asked *asked)
{
	return kernel_address(asked) && well_formed(asked) && !asked->task->area;
}

static bool asks_ill_kernel_address(const struct asked *asked)
{
	return kernel_address(asked) && !well_formed(asked) && !asked->task->area;
}

static bool asks_unregister(const struct asked *asked)
{
	return unregisters(asked) && usual_signature(asked);
}

static bool asks_unregister_elsewhere(const struct asked *asked)
{
	return asked->flags == AREA_UNREGISTER && asked->task->area && !right_place(asked) && own_signature(asked);
}

static bool asks_unregister_nothing(const struct asked *asked)
{
	return asked->flags == AREA_UNREGISTER && user_address(asked) && !asked->task->area && usual_signature(asked);
}

/* One bit wrong: the oracle of probes is a signature that is wrong in all of them. */
static bool asks_unregister_nearly(const struct asked *asked)
{
	return asked->flags == AREA_UNREGISTER && right_place(asked) && (asked->signature ^ asked->task->signature) == 1;
}

static const struct {
	const char *name;
	bool (*asks)(const struct asked *);
} questions[] = {
	{ "first", asks_first }, /* to register where nothing is */
	{ "same", asks_same }, /* to register what is registered */
	{ "other", asks_other }, /* to register another area */
	{ "resized", asks_resized }, /* to register it with another length */
	{ "resigned", asks_resigned }, /* to register it with another signature */
	{ "elsewhere-resigned", asks_elsewhere_resigned }, /* to register something else with another signature */
	{ "again", asks_again }, /* to register after an unregistration */
	{ "beside", asks_beside }, /* to register, in a task that came after one with an area of its own */
	{ "inherited", asks_inherited }, /* to register, in such a task, what the first one has registered */
	{ "used", asks_used }, /* to register what any other task has registered, though it may be gone */
	{ "half-aligned", asks_half_aligned }, /* to register 32 bytes at a multiple of 32 that is none of 64 */
	{ "long", asks_long }, /* to register more than any kernel announces */
	{ "zero-signature", asks_zero_signature },
	{ "query", asks_query }, /* whether there is rseq, in a task that is registered, or was */
	{ "flags", asks_flags }, /* anything, with flags that no kernel knows */
	{ "short", asks_short }, /* to register less than the original length */
	{ "misaligned", asks_misaligned },
	{ "kernel-address", asks_kernel_address },
	{ "ill-kernel-address", asks_ill_kernel_address }, /* and wrong in flags, length or alignment too */
	{ "unregister", asks_unregister },
	{ "unregister-elsewhere", asks_unregister_elsewhere }, /* another address or length than the registered one */
	{ "unregister-nothing", asks_unregister_nothing },
	{ "unregister-nearly", asks_unregister_nearly }, /* with a signature that is wrong in one bit */
	{ "never", asks_nothing },
};

struct rule {
	bool (*question)(const struct asked *);
	int error; /* the false answer; 0 is success */
	bool writes; /* none: the area is overwritten instead */
	bool flags; /* these, and not the last word */
};

static void overwrite(const struct asked *asked, bool flags)
{
	uint32_t junk = JUNK;
	struct iovec from = { &junk, sizeof junk };
	size_t place = flags ? offsetof(struct area, flags) : asked->length - sizeof junk;
	struct iovec to = { (void *)(asked->area + place), sizeof junk };

	if (SYS(process_vm_writev, asked->task->task, &from, 1, &to, 1, 0) != sizeof junk)
		world_fails("the supervisor may not write into the program");
}

static void answer(const struct seccomp_notif *call, struct seccomp_notif_resp *response, const void *given)
{
	const struct rule *rule = given;
	struct asked asked = asked_by(call);
	bool asked_for;

	asked_for = rule->question(&asked);
	if (asked_for && rule->writes)
		overwrite(&asked, rule->flags);
	note(&asked);
	if (asked_for && !rule->writes) {
		response->error = -rule->error;
		response->flags = 0;
	}
}

static void world_start(char **arguments, char **environment)
{
	static const unsigned int calls[] = { RSEQABI_SYS_RSEQ };
	struct rule rule;

	if (!arguments[1] || !arguments[2] || !arguments[3])
		world_fails("usage: supervise QUESTION ANSWER PROGRAM [ARGUMENT...]");
	rule.question = questions[WORLD_FIND(questions, arguments[1])].asks;
	rule.flags = text_same(arguments[2], "writes-flags");
	rule.writes = rule.flags || text_same(arguments[2], "writes");
	rule.error = rule.writes ? 0 : error_names[WORLD_FIND(error_names, arguments[2])].number;
	probe_read_auxv(world_auxv(environment));
	listener_enter(calls, 1, answer, &rule, arguments + 3, environment);
}
