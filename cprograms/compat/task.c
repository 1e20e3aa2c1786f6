/*
 * task SITUATION: what a 32-bit task of a 64-bit kernel meets. Its exit status is its answer; nothing else is printed,
 * and nothing else of ours is in it, for the headers of all other probes are those of the 64-bit side.
 *
 * A call's errno is the status of "short", "misaligned", "twice", "other-signature" and "again"; the lowest byte of what
 * auxv announces that of "size" and "align"; in all others a section traps, and the handler says where it was.
 */
#include <stdint.h>

#define SYS_EXIT 1
#define SYS_RT_SIGACTION 174
#define SYS_RSEQ 386
#define SIGNATURE 0x53053053
#define LENGTH 32
#define UNREGISTER 1
#define SIGILL 4
#define SA_SIGINFO 4
#define AT_RSEQ_FEATURE_SIZE 27
#define AT_RSEQ_ALIGN 28
#define CONTEXT_IP (5 + 14) /* words of struct ucontext before the registers, and of those before eip */

enum answer { IN_MAIN = 9, ABORTED, TRAPPED, ELSEWHERE, NOT_REGISTERED };

#ifdef NARROW /* a kernel that reads the lower half of each field alone, as where its layout of them was wrong */
#define HIGH 0
#else
#define HIGH 1
#endif

struct half_words {
	uint32_t low, high;
};

static struct {
	uint32_t cpu_id_start, cpu_id;
	struct half_words section;
	uint32_t rest[28];
} area __attribute__((aligned(128)));

extern char section_start[], section_commit[], section_abort[];

static struct {
	uint32_t version, flags;
	struct half_words start, length, abort;
} descriptor __attribute__((aligned(32)));

static long call(long number, long a, long b, long c, long d)
{
	long result;

	__asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d) : "memory");
	return result;
}

static __attribute__((noreturn)) void leave(long status)
{
	for (;;)
		call(SYS_EXIT, status, 0, 0, 0);
}

static long rseq(void *place, long length, long flags, uint32_t signature)
{
	return -call(SYS_RSEQ, (long)place, length, flags, (long)signature);
}

static void on_trap(int number, void *info, const uint32_t *context)
{
	uint32_t place = context[CONTEXT_IP];

	(void)number;
	(void)info;
	leave(place == (uint32_t)section_abort ? ABORTED : place == (uint32_t)section_start ? TRAPPED : ELSEWHERE);
}

static int same(const char *one, const char *other)
{
	while (*one && *one == *other)
		one++, other++;
	return *one == *other;
}

static long announced(const uint32_t *auxv, uint32_t type)
{
	for (; auxv[0]; auxv += 2)
		if (auxv[0] == type)
			return auxv[1] & 0xff;
	return 0;
}

/* One word at the start, and the rest of its instruction is the signature. */
__asm__("section_start:	ud2\n"
	"section_commit:	ud2\n"
	"	.byte 0x0f, 0xb9, 0x3d\n"
	"	.long 0x53053053\n"
	"section_abort:	ud2\n");

static __attribute__((noreturn)) void section_with(const char *defect)
{
	static const struct {
		const char *defect;
		uint32_t *high;
	} halves[] = {
		{ "pointer", &area.section.high },
		{ "start", &descriptor.start.high },
		{ "length", &descriptor.length.high },
		{ "abort", &descriptor.abort.high },
	};
	struct {
		void (*handler)(int, void *, const uint32_t *);
		unsigned long flags;
		void *restorer;
		uint32_t mask[2];
	} action = { .handler = on_trap, .flags = SA_SIGINFO };

	descriptor.start.low = (uint32_t)section_start;
	descriptor.length.low = (uint32_t)(section_commit - section_start);
	descriptor.abort.low = (uint32_t)section_abort;
	for (unsigned int i = 0; i < sizeof halves / sizeof *halves; i++)
		if (same(defect, halves[i].defect))
			*halves[i].high = HIGH;
	if (same(defect, "length"))
		descriptor.length.low = 0; /* a section of this length is empty for who misses the other half */
	call(SYS_RT_SIGACTION, SIGILL, (long)&action, 0, sizeof action.mask);
	area.section.low = (uint32_t)&descriptor;
	__asm__ volatile("jmp section_start" : : : "memory");
	__builtin_unreachable();
}

static __attribute__((used, noreturn)) void begin(const uint32_t *stack)
{
	const char *situation = (const char *)stack[2];
	const uint32_t *auxv = stack + *stack + 2;

	while (*auxv++)
		; /* the environment */
	if (same(situation, "size"))
		leave(announced(auxv, AT_RSEQ_FEATURE_SIZE));
	if (same(situation, "align"))
		leave(announced(auxv, AT_RSEQ_ALIGN));
	if (same(situation, "nothing"))
		leave(IN_MAIN);
	if (same(situation, "short"))
		leave(rseq(&area, LENGTH - 1, 0, SIGNATURE));
	if (same(situation, "misaligned"))
		leave(rseq((char *)&area + 1, LENGTH, 0, SIGNATURE));
	if (rseq(&area, LENGTH, 0, SIGNATURE))
		leave(NOT_REGISTERED);
	if (same(situation, "twice"))
		leave(rseq(&area, LENGTH, 0, SIGNATURE));
	if (same(situation, "other-signature"))
		leave(rseq(&area, LENGTH, 0, ~(uint32_t)SIGNATURE));
	if (same(situation, "again"))
		leave(rseq(&area, LENGTH, UNREGISTER, SIGNATURE) + rseq(&area, LENGTH, 0, SIGNATURE));
	section_with(situation);
}

__asm__(".globl _start\n"
	"_start:\n"
	"	xor %ebp, %ebp\n"
	"	mov %esp, %eax\n"
	"	and $-16, %esp\n"
	"	sub $12, %esp\n"
	"	push %eax\n"
	"	call begin\n");
