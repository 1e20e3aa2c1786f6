/* x86-64: how to call the kernel, reach the thread pointer, start without a libc, and write critical sections. */
#ifndef RSEQABI_ARCH_X86_64_H
#define RSEQABI_ARCH_X86_64_H

#define RSEQABI_ARCH "x86_64"
#define RSEQABI_SYS_RSEQ 334 /* the suite carries the number: kernel headers older than rseq lack it */
#define RSEQABI_SIGNATURE_WORD 0x53053053 /* the convention of user space; the kernel takes any word */

static inline long rseqabi_call(long number, long a, long b, long c, long d, long e, long f)
{
	long result;
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return result;
}

static inline char *thread_pointer(void)
{
	char *pointer;

	__asm__("mov %%fs:0, %0" : "=r"(pointer));
	return pointer;
}

#ifdef RSEQABI_FREESTANDING
/* The kernel enters with argc on top of the stack; the C function takes that address. */
__asm__(".pushsection .text\n"
	".globl _start\n"
	".type _start, @function\n"
	"_start:\n"
	"	xor %ebp, %ebp\n"
	"	mov %rsp, %rdi\n"
	"	and $-16, %rsp\n"
	"	call rseqabi_start\n"
	"	ud2\n"
	".size _start, . - _start\n"
	".popsection\n");
#endif

/* What a signal handler returns into; a libc would bring its own. */
__asm__(".pushsection .text\n"
	".hidden rseqabi_sigreturn\n"
	".weak rseqabi_sigreturn\n"
	".type rseqabi_sigreturn, @function\n"
	"rseqabi_sigreturn:\n"
	"	mov $15, %eax\n"
	"	syscall\n"
	".size rseqabi_sigreturn, . - rseqabi_sigreturn\n"
	".popsection\n");
extern void rseqabi_sigreturn(void) __attribute__((visibility("hidden")));
#define RSEQABI_SA_RESTORER 0x04000000

/* Where an interrupted program stands, in the context that its handler is given. */
#define CONTEXT_IP(context) ((context)->uc_mcontext.gregs[16])

/*
 * SECTION(name, body): a function `long name(struct area *, void *argument)` whose body is one critical
 * section: 0 where it committed, 1 where it was aborted. The body is assembly; it finds the argument in SECTION_ARGUMENT
 * and keeps to caller-saved registers. `name_start`, `name_commit` and `name_abort` are its addresses,
 * `name_descriptor` the structure that the kernel reads: version, flags, start, length, abort address;
 * `name_signature` is the word before the abort address.
 *
 * The word before the abort address belongs to an instruction that traps (ud1 with that word as displacement), so
 * that nobody can jump through it.
 */
#define SECTION(name, body) SECTION_SIGNED(name, RSEQABI_SIGNATURE_WORD, body)
#define SECTION_SIGNED(name, signature, body) SECTION_(name, signature, body)
#define SECTION_(name, signature, body)                                                        \
	long name(void *area, void *argument);                                                 \
	extern char name##_start[], name##_commit[], name##_abort[], name##_descriptor[];      \
	extern const uint32_t name##_signature;                                                \
	__asm__(".pushsection .data.rel.ro, \"aw\"\n"                                          \
		".balign 32\n"                                                                 \
		".globl " #name "_descriptor\n"                                                \
		#name "_descriptor:\n"                                                         \
		"	.long 0, 0\n"                                                          \
		"	.quad " #name "_start, " #name "_commit - " #name "_start, " #name "_abort\n" \
		".popsection\n"                                                                \
		".pushsection .text\n"                                                         \
		".globl " #name ", " #name "_start, " #name "_commit, " #name "_abort, " #name "_signature\n" \
		".type " #name ", @function\n"                                                 \
		#name ":\n"                                                                    \
		"	lea " #name "_descriptor(%rip), %rax\n"                                \
		"	mov %rax, 8(%rdi)\n"                                                   \
		#name "_start:\n"                                                              \
		body                                                                           \
		#name "_commit:\n"                                                             \
		"	xor %eax, %eax\n"                                                      \
		"	ret\n"                                                                 \
		"	.byte 0x0f, 0xb9, 0x3d\n"                                              \
		#name "_signature:\n"                                                          \
		"	.long " #signature "\n"                                                \
		#name "_abort:\n"                                                              \
		"	mov $1, %eax\n"                                                        \
		"	ret\n"                                                                 \
		".size " #name ", . - " #name "\n"                                             \
		".popsection\n")

#define SECTION_ARGUMENT "%rsi"
/* Bodies. A trap is the only trigger that needs no timing at all. */
#define BODY_NOTHING "	nop\n"
#define BODY_TRAP                                                                              \
	"	movl $1, (" SECTION_ARGUMENT ")\n"                                             \
	"	ud2\n"

#endif
