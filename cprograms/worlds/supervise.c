/*
 * supervise QUESTION ANSWER PROGRAM [ARGUMENT...]: a kernel that falsifies one answer of rseq(2). Each call of the
 * program is handed to this supervisor, which lets the kernel answer, or answers QUESTION itself: by an errno's name or
 * by "ok". "writes", "fills", "writes-flags" and "clears" let the kernel answer as well, after the last word of the area,
 * the one after its flags, or its flags were overwritten, or its rseq_cs cleared; "by-the-book" answers rightly what the
 * kernel is never told. Nothing is traced, so no critical section is aborted by being watched. "never" is the null twin.
 */
#include "registrations.h"

#include <rseqabi/process.h>

#define JUNK 0x5a5a5a5a

/* How the memory at an address may be used, as /proc/PID/maps says it: "rw-p"; "----" where nothing is mapped. */
static const char *protection(const struct asked *asked, uint64_t address)
{
	static char maps[16384];
	const char *at = maps;

	if (!process_read(asked->task->task, "/maps", maps, sizeof maps))
		world_fails("the program's mappings cannot be read");
	while (*at) {
		uint64_t from = world_hexadecimal(&at), to;

		at++; /* over a dash, and then over a blank */
		to = world_hexadecimal(&at);
		at++;
		if (address >= from && address < to)
			return at;
		while (*at && *at++ != '\n')
			;
	}
	return "----";
}

static bool usable(const struct asked *asked, uint64_t address)
{
	const char *may = protection(asked, address);

	return may[0] == 'r' || may[1] == 'w';
}

/* The section that the area names when the call is made; 0 where it names none or cannot be read. */
static uint64_t section(const struct asked *asked)
{
	uint64_t section = 0;
	struct iovec here = { &section, sizeof section };
	struct iovec there = { (void *)(asked->area + offsetof(struct area, rseq_cs)), sizeof section };

	if (SYS(process_vm_readv, asked->task->task, &here, 1, &there, 1, 0) != sizeof section)
		return 0;
	return section;
}

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

static bool asks_huge(const struct asked *asked)
{
	return asks_first(asked) && asked->length > 1u << 30;
}

static bool asks_tail(const struct asked *asked)
{
	return asks_first(asked) && usable(asked, asked->area) && !usable(asked, asked->area + asked->length - 1);
}

static bool asks_half_aligned_long(const struct asked *asked)
{
	return user_address(asked) && asked->flags == 0 && !asked->task->area && asked->length > AREA_ORIGINAL_LENGTH &&
	       probe_align && asked->area % probe_align == probe_align / 2;
}

static bool asks_null(const struct asked *asked)
{
	return !asked->area && well_formed(asked) && !asked->task->area;
}

static bool asks_unusable(const struct asked *asked)
{
	return asks_first(asked) && !usable(asked, asked->area);
}

static bool asks_read_only(const struct asked *asked)
{
	return asks_first(asked) && usable(asked, asked->area) && protection(asked, asked->area)[1] != 'w';
}

static bool asks_shared(const struct asked *asked)
{
	return asks_first(asked) && protection(asked, asked->area)[3] == 's';
}

static bool asks_stale(const struct asked *asked)
{
	return asks_first(asked) && section(asked) && usable(asked, section(asked));
}

static bool asks_dangling(const struct asked *asked)
{
	return asks_first(asked) && section(asked) && !usable(asked, section(asked));
}

static bool asks_other_unusable(const struct asked *asked)
{
	return asked->flags == 0 && asked->task->area && asked->task->area != asked->area && !kernel_address(asked) &&
	       (!asked->area || asked->area % 32 || !usable(asked, asked->area));
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
	return unregisters(asked) && usual_signature(asked) && usable(asked, asked->area);
}

static bool asks_unregister_known_flag(const struct asked *asked)
{
	return asked->flags == (AREA_UNREGISTER | 2) && right_place(asked) && own_signature(asked);
}

static bool asks_unregister_long(const struct asked *asked)
{
	return unregisters(asked) && asked->length > probe_feature_size && asked->length > AREA_ORIGINAL_LENGTH + 1;
}

static bool asks_unregister_as_original(const struct asked *asked)
{
	return asked->flags == AREA_UNREGISTER && asked->area && asked->task->area == asked->area && own_signature(asked) &&
	       asked->length == AREA_ORIGINAL_LENGTH && asked->task->length > AREA_ORIGINAL_LENGTH;
}

static bool asks_anything(const struct asked *asked)
{
	return user_address(asked);
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
	{ "huge", asks_huge }, /* to register more than 2^30 bytes */
	{ "tail", asks_tail }, /* to register an area whose end is in no memory */
	{ "half-aligned-long", asks_half_aligned_long }, /* as announced */
	{ "null", asks_null },
	{ "unusable", asks_unusable }, /* to register where nothing may be read or written */
	{ "read-only", asks_read_only }, /* to register where nothing may be written */
	{ "shared", asks_shared }, /* to register memory that is shared, or a file's */
	{ "stale", asks_stale }, /* to register an area that names a section */
	{ "dangling", asks_dangling }, /* the same, and the section is in no memory */
	{ "other-unusable", asks_other_unusable }, /* to register another area, which could be no area */
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
	{ "unregister-known-flag", asks_unregister_known_flag }, /* with one that registration has since Linux 7.0 */
	{ "unregister-long", asks_unregister_long }, /* what is longer than announced */
	{ "unregister-as-original", asks_unregister_as_original }, /* the same by the original length */
	{ "anything", asks_anything }, /* about an address of user space */
	{ "never", asks_nothing },
};

enum deed { ANSWERS, WRITES, WRITES_FLAGS, FILLS, CLEARS, BY_THE_BOOK };

struct rule {
	bool (*question)(const struct asked *);
	enum deed deed;
	int error; /* the false answer; 0 is success */
};

static void overwrite(const struct asked *asked, uint64_t place, const void *bytes, size_t size)
{
	struct iovec from = { (void *)bytes, size }, to = { (void *)(asked->area + place), size };

	if (SYS(process_vm_writev, asked->task->task, &from, 1, &to, 1, 0) == -EPERM)
		world_fails("the supervisor may not write into the program");
}

/* What the kernel would answer. */
static int by_the_book(const struct asked *asked)
{
	const struct task *task = asked->task;

	if (asked->flags == 0 && !task->area)
		return registers(asked) ? 0 : EINVAL;
	if (asked->flags & ~AREA_UNREGISTER || task->area != asked->area || task->length != asked->length)
		return EINVAL;
	if (asked->signature != task->signature)
		return EPERM;
	return asked->flags == AREA_UNREGISTER ? 0 : EBUSY;
}

static void answer(const struct seccomp_notif *call, struct seccomp_notif_resp *response, const void *given)
{
	const struct rule *rule = given;
	const uint32_t junk = JUNK;
	const uint64_t none = 0;
	struct asked asked = asked_by(call);
	int error = rule->error;

	if (rule->question(&asked)) {
		if (rule->deed == WRITES)
			overwrite(&asked, asked.length - sizeof junk, &junk, sizeof junk);
		else if (rule->deed == FILLS)
			overwrite(&asked, offsetof(struct area, node_id), &junk, sizeof junk);
		else if (rule->deed == WRITES_FLAGS)
			overwrite(&asked, offsetof(struct area, flags), &junk, sizeof junk);
		else if (rule->deed == CLEARS)
			overwrite(&asked, offsetof(struct area, rseq_cs), &none, sizeof none);
		else if (rule->deed == BY_THE_BOOK)
			error = by_the_book(&asked);
		if (rule->deed == ANSWERS || rule->deed == BY_THE_BOOK) {
			response->error = -error;
			response->flags = 0;
		}
	}
	note(&asked);
}

static const struct {
	const char *name;
	enum deed deed;
} deeds[] = {
	{ "writes", WRITES },
	{ "writes-flags", WRITES_FLAGS },
	{ "fills", FILLS },
	{ "clears", CLEARS },
	{ "by-the-book", BY_THE_BOOK },
};

static void world_start(char **arguments, char **environment)
{
	static const unsigned int calls[] = { RSEQABI_SYS_RSEQ };
	struct rule rule = { .deed = ANSWERS };

	if (!arguments[1] || !arguments[2] || !arguments[3])
		world_fails("usage: supervise QUESTION ANSWER PROGRAM [ARGUMENT...]");
	rule.question = questions[WORLD_FIND(questions, arguments[1])].asks;
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
		if (text_same(arguments[2], deeds[i].name))
			rule.deed = deeds[i].deed;
	if (rule.deed == ANSWERS)
		rule.error = error_names[WORLD_FIND(error_names, arguments[2])].number;
	probe_read_auxv(world_auxv(environment));
	listener_enter(calls, 1, answer, &rule, arguments + 3, environment);
}
