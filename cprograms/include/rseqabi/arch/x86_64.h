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

/*
 * clone(2) with a stack of its own, whose upper end is given: the new task calls `body(argument)` and then ends, alone.
 * `word` is both the parent's and the child's word for the task's id.
 */
static inline long rseqabi_clone(unsigned long flags, void *stack, int *word, void (*body)(void *), void *argument)
{
	void **top = stack;
	long result;
	register long r10 __asm__("r10") = (long)word;
	register long r8 __asm__("r8") = 0;

	*--top = argument;
	*--top = (void *)body;
	__asm__ volatile("syscall\n"
			 "	test %%rax, %%rax\n"
			 "	jnz 1f\n"
			 "	xor %%ebp, %%ebp\n"
			 "	pop %%rax\n"
			 "	pop %%rdi\n"
			 "	call *%%rax\n"
			 "	xor %%edi, %%edi\n"
			 "	mov $60, %%eax\n"
			 "	syscall\n"
			 "1:"
			 : "=a"(result)
			 : "a"(56), "D"(flags), "S"(top), "d"(word), "r"(r10), "r"(r8)
			 : "rcx", "r11", "memory");
	return result;
}

/* Between two looks at what another CPU is to write: a virtual machine takes it for a chance to run that CPU. */
static inline void rseqabi_relax(void)
{
	__asm__ volatile("pause" : : : "memory");
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

/* The same for a tracer, by struct user_regs_struct, and what the kernel gives a handler that is about to start. */
#define TRACED_IP(registers) ((registers)->rip)
#define TRACED_STACK(registers) ((registers)->rsp)
#define TRACED_INFO(registers) ((registers)->rsi)
#define TRACED_CONTEXT(registers) ((registers)->rdx)
/* A signal has begun to be handled: the program will return into what stands at the top of its stack. */
#define TRACED_CALL(registers, number, a, b, c, d)                                             \
	((registers)->rax = (number), (registers)->rdi = (a), (registers)->rsi = (b), (registers)->rdx = (c), \
	 (registers)->r10 = (d))

/*
 * A traced task's hardware watchpoints: debug registers 0 to 3 hold addresses of eight aligned bytes each, 6 says which of
 * them were met, 7 which count: two bits for each, and four more for what is watched: here reads and writes of 8 bytes.
 */
#define WATCHPOINTS 4
#define WATCHPOINT_PLACE(number) offsetof(struct user, u_debugreg[number])
#define WATCHPOINTS_MET WATCHPOINT_PLACE(6)
#define WATCHPOINTS_COUNTING WATCHPOINT_PLACE(7)
#define WATCHPOINTS_ALL (0x55l | 0xbbbbl << 16)

static inline int rseqabi_is_call(const unsigned char *code)
{
	return code[0] == 0x0f && code[1] == 0x05;
}

#define CONTEXT_IP_OFFSET offsetof(ucontext_t, uc_mcontext.gregs[16])
#define CONTEXT_SCRATCH_OFFSET offsetof(ucontext_t, uc_mcontext.gregs[14]) /* of a register that a section may use */

/* The instruction that BODY_TRAP traps by; it raises SIGILL, and a handler has to step over it. */
#define RSEQABI_TRAP_BYTES 2

static inline void rseqabi_trap(void)
{
	__asm__ volatile("ud2" : : : "memory");
}

static inline int rseqabi_is_trap(const unsigned char *code)
{
	return code[0] == 0x0f && code[1] == 0x0b;
}

/* No program's, on any kernel: the upper half of the canonical addresses. */
#define RSEQABI_KERNEL_ADDRESS 0xffff800000000000

/*
 * SECTION(name, body): a function `long name(struct area *, void *argument)` whose body is one critical
 * section: 0 where it committed, 1 where it was aborted. The body is assembly; it finds the argument in SECTION_ARGUMENT
 * and keeps to caller-saved registers. `name_start`, `name_commit` and `name_abort` are its addresses,
 * `name_descriptor` the structure that the kernel reads: version, flags, start, length, abort address;
 * `name_signature` is the word before the abort address.
 *
 * SECTION_SIGNED has another word there. SECTION_GIVEN takes the descriptor to announce as its third argument.
 * SECTION_ABORTED does `aborted` at its abort address before it returns.
 *
 * The word before the abort address belongs to an instruction that traps (ud1 with that word as displacement), so
 * that nobody can jump through it.
 */
#define SECTION(name, body) SECTION_SIGNED(name, RSEQABI_SIGNATURE_WORD, body)
#define SECTION_SIGNED(name, signature, body)                                                  \
	SECTION_PARTS(name, (void *area, void *argument), SECTION_OWN(name), signature, body, "")
#define SECTION_GIVEN(name, body)                                                              \
	SECTION_PARTS(name, (void *area, void *argument, const void *descriptor), "	mov %rdx, %rax\n", \
		      RSEQABI_SIGNATURE_WORD, body, "")
#define SECTION_ABORTED(name, body, aborted)                                                   \
	SECTION_PARTS(name, (void *area, void *argument), SECTION_OWN(name), RSEQABI_SIGNATURE_WORD, body, aborted)

#define SECTION_OWN(name) "	lea " #name "_descriptor(%rip), %rax\n"
#define SECTION_PARTS(name, parameters, descriptor, signature, body, aborted)                  \
	SECTION_(name, parameters, descriptor, signature, body, aborted)
#define SECTION_(name, parameters, descriptor, signature, body, aborted)                       \
	long name parameters;                                                                  \
	extern char name##_start[], name##_commit[], name##_abort[], name##_descriptor[];      \
	extern const uint32_t name##_signature;                                                \
	__asm__(".pushsection .data.rel.ro, \"aw\"\n"                                          \
		".balign 32\n"                                                                 \
		".globl " #name "_descriptor\n"                                                \
		".hidden " #name "_descriptor\n" /* or no DSO could have a section */           \
		".hidden " #name "_descriptor\n"                                               \
		#name "_descriptor:\n"                                                         \
		"	.long 0, 0\n"                                                          \
		"	.quad " #name "_start, " #name "_commit - " #name "_start, " #name "_abort\n" \
		".popsection\n"                                                                \
		".pushsection .text\n"                                                         \
		".globl " #name ", " #name "_start, " #name "_commit, " #name "_abort, " #name "_signature\n" \
		".hidden " #name ", " #name "_start, " #name "_commit, " #name "_abort, " #name "_signature\n" \
		".type " #name ", @function\n"                                                 \
		#name ":\n"                                                                    \
		SECTION_CFI("startproc")                                                       \
		descriptor                                                                     \
		"	mov %rax, 8(%rdi)\n"                                                   \
		#name "_start:\n"                                                              \
		body                                                                           \
		#name "_commit:\n"                                                             \
		"	xor %eax, %eax\n"                                                      \
		"	ret\n"                                                                 \
		SECTION_UNWOUND_TO_COMMIT                                                      \
		"	.byte 0x0f, 0xb9, 0x3d\n"                                              \
		#name "_signature:\n"                                                          \
		"	.long " #signature "\n"                                                \
		#name "_abort:\n"                                                              \
		aborted                                                                        \
		"	mov $1, %eax\n"                                                        \
		"	ret\n"                                                                 \
		SECTION_UNWOUND_TO_ABORT                                                       \
		".size " #name ", . - " #name "\n"                                             \
		".popsection\n")

/*
 * Unwind information, for exceptions that pass: out of a function that the section calls, and out of the handler of its
 * abort, where unwinding begins at the abort address.
 */
#ifdef SECTION_NOT_UNWOUND
#define SECTION_CFI(words) ""
#else
#define SECTION_CFI(words) "	.cfi_" words "\n"
#endif
#ifdef SECTION_ABORT_NOT_UNWOUND
#define SECTION_UNWOUND_TO_COMMIT SECTION_CFI("endproc")
#define SECTION_UNWOUND_TO_ABORT ""
#else
#define SECTION_UNWOUND_TO_COMMIT ""
#define SECTION_UNWOUND_TO_ABORT SECTION_CFI("endproc")
#endif

/*
 * CATCHING(name, judge): a function `long name(void (*body)(void *), void *argument)` that calls `body(argument)`: 0 where
 * that returned, 1 where an exception came out of it. `judge` is its personality routine, which has the exception land at
 * `name_landing`.
 */
#define CATCHING(name, judge)                                                                  \
	long name(void (*body)(void *), void *argument);                                       \
	extern char name##_landing[];                                                          \
	__asm__(".pushsection .text\n"                                                         \
		".hidden " #name "_landing, " #judge "\n"                                      \
		".globl " #name ", " #name "_landing\n"                                        \
		".type " #name ", @function\n"                                                 \
		#name ":\n"                                                                    \
		"	.cfi_startproc\n"                                                      \
		"	.cfi_personality 0x1b, " #judge "\n" /* relative to the place, 4 bytes */ \
		"	sub $8, %rsp\n"                                                        \
		"	.cfi_adjust_cfa_offset 8\n"                                            \
		"	mov %rdi, %rax\n"                                                      \
		"	mov %rsi, %rdi\n"                                                      \
		"	call *%rax\n"                                                          \
		"	xor %eax, %eax\n"                                                      \
		"	jmp 1f\n"                                                              \
		#name "_landing:\n"                                                            \
		"	mov $1, %eax\n"                                                        \
		"1:	add $8, %rsp\n"                                                        \
		"	.cfi_adjust_cfa_offset -8\n"                                           \
		"	ret\n"                                                                 \
		"	.cfi_endproc\n"                                                        \
		".size " #name ", . - " #name "\n"                                             \
		".popsection\n")

/*
 * Bodies. A trap is the only trigger that needs no timing at all. All but the first take an argument, whose first int
 * they set to 1: "I was inside".
 */
#define SECTION_ARGUMENT "%rsi"
#define BODY_NOTHING "	nop\n"
#define BODY_ENTERED "	movl $1, (" SECTION_ARGUMENT ")\n"
#define BODY_TRAP                                                                              \
	BODY_ENTERED                                                                           \
	"	ud2\n"
/* Wait until somebody sets the second int. */
#define BODY_WAIT                                                                              \
	BODY_ENTERED                                                                           \
	"1:	pause\n"                                                                       \
	"	cmpl $0, 4(" SECTION_ARGUMENT ")\n"                                            \
	"	je 1b\n"
/* Store to the address that stands behind the ints. */
#define BODY_STORE                                                                             \
	BODY_ENTERED                                                                           \
	"	mov 8(" SECTION_ARGUMENT "), %rax\n"                                           \
	"	movl $0, (%rax)\n"
/* Call the function whose address stands behind the ints: a way out of the section. */
#define BODY_CALL                                                                              \
	BODY_ENTERED                                                                           \
	"	sub $8, %rsp\n"                                                                \
	SECTION_CFI("adjust_cfa_offset 8")                                                     \
	"	call *8(" SECTION_ARGUMENT ")\n"                                               \
	"	add $8, %rsp\n"                                                                \
	SECTION_CFI("adjust_cfa_offset -8")
/*
 * Make a system call, whose number and first three arguments stand behind the ints, and store its answer behind those:
 * what is aborted has made the call and stores nothing.
 */
#define BODY_SYSTEM_CALL                                                                       \
	BODY_ENTERED                                                                           \
	"	mov " SECTION_ARGUMENT ", %r8\n"                                               \
	"	mov 8(%r8), %rax\n"                                                            \
	"	mov 16(%r8), %rdi\n"                                                           \
	"	mov 24(%r8), %rsi\n"                                                           \
	"	mov 32(%r8), %rdx\n"                                                           \
	"	syscall\n"                                                                     \
	"	mov %rax, 40(%r8)\n"
/* After BODY_TRAP: at the abort address store behind the ints what rseq_cs is there. */
#define ABORTED_TELLS_POINTER                                                                  \
	"	mov 8(%rdi), %rax\n"                                                           \
	"	mov %rax, 8(" SECTION_ARGUMENT ")\n"
/* Trap unless the second int is 3; at the abort address count it up and start again: three aborts, then a commit. */
#define BODY_TRAP_THRICE                                                                       \
	BODY_ENTERED                                                                           \
	"	cmpl $3, 4(" SECTION_ARGUMENT ")\n"                                            \
	"	jge 1f\n"                                                                      \
	"	ud2\n"                                                                         \
	"1:\n"
#define ABORTED_STARTS_AGAIN(name)                                                             \
	"	incl 4(" SECTION_ARGUMENT ")\n"                                                \
	"	jmp " #name "\n"
/* Fill all registers that a section may use, trap; at the abort address store them and the stack pointer. */
#define SECTION_REGISTERS 8
#define SECTION_REGISTER_VALUE 0x5a5a5a5a5a5a5a5a
#define BODY_FILLED_TRAP                                                                       \
	BODY_ENTERED                                                                           \
	"	mov %rsp, 72(" SECTION_ARGUMENT ")\n"                                          \
	"	movabs $0x5a5a5a5a5a5a5a5a, %rax\n"                                            \
	"	mov %rax, %rcx\n"                                                              \
	"	mov %rax, %rdx\n"                                                              \
	"	mov %rax, %rdi\n"                                                              \
	"	mov %rax, %r8\n"                                                               \
	"	mov %rax, %r9\n"                                                               \
	"	mov %rax, %r10\n"                                                              \
	"	mov %rax, %r11\n"                                                              \
	"	ud2\n"
#define ABORTED_SPILLS                                                                         \
	"	mov %rax, 8(" SECTION_ARGUMENT ")\n"                                           \
	"	mov %rcx, 16(" SECTION_ARGUMENT ")\n"                                          \
	"	mov %rdx, 24(" SECTION_ARGUMENT ")\n"                                          \
	"	mov %rdi, 32(" SECTION_ARGUMENT ")\n"                                          \
	"	mov %r8, 40(" SECTION_ARGUMENT ")\n"                                           \
	"	mov %r9, 48(" SECTION_ARGUMENT ")\n"                                           \
	"	mov %r10, 56(" SECTION_ARGUMENT ")\n"                                          \
	"	mov %r11, 64(" SECTION_ARGUMENT ")\n"                                          \
	"	mov %rsp, 80(" SECTION_ARGUMENT ")\n"

/*
 * DESCRIPTOR_CALL(name, variable, after): a function `char *name(struct descriptor_registers *)` that fills caller-saved
 * registers from the structure, has a thread-local variable found by its TLS descriptor, does `after`, and stores the
 * registers again. That call may change flags and the register that it answers in, and no other.
 */
struct descriptor_registers {
	uint64_t general[8];
	uint64_t vector[16][2];
};

#define DESCRIPTOR_CALL(name, variable, after)                                                 \
	char *name(struct descriptor_registers *);                                             \
	__asm__(".pushsection .text\n"                                                         \
		".globl " #name "\n"                                                           \
		".type " #name ", @function\n"                                                 \
		#name ":\n"                                                                    \
		"	push %rbx\n" /* which aligns the stack as well */                      \
		"	mov %rdi, %rbx\n"                                                      \
		DESCRIPTOR_VECTORS(DESCRIPTOR_FILL_VECTOR)                                     \
		DESCRIPTOR_GENERALS(DESCRIPTOR_FILL)                                           \
		"	lea " #variable "@TLSDESC(%rip), %rax\n"                               \
		"	call *" #variable "@TLSCALL(%rax)\n"                                   \
		after                                                                          \
		DESCRIPTOR_GENERALS(DESCRIPTOR_STORE)                                          \
		DESCRIPTOR_VECTORS(DESCRIPTOR_STORE_VECTOR)                                    \
		"	add %fs:0, %rax\n"                                                     \
		"	pop %rbx\n"                                                            \
		"	ret\n"                                                                 \
		".size " #name ", . - " #name "\n"                                             \
		".popsection\n")

/* What an ordinary function might do to them. */
#define DESCRIPTOR_SPOILT "	xor %r11d, %r11d\n	pxor %xmm15, %xmm15\n"

#define DESCRIPTOR_GENERALS(each)                                                              \
	each(0, rcx) each(8, rdx) each(16, rsi) each(24, rdi) each(32, r8) each(40, r9) each(48, r10) each(56, r11)
#define DESCRIPTOR_VECTORS(each)                                                               \
	each(64, 0) each(80, 1) each(96, 2) each(112, 3) each(128, 4) each(144, 5) each(160, 6) each(176, 7) \
	each(192, 8) each(208, 9) each(224, 10) each(240, 11) each(256, 12) each(272, 13) each(288, 14) each(304, 15)
#define DESCRIPTOR_FILL(at, name) "	mov " #at "(%rbx), %" #name "\n"
#define DESCRIPTOR_STORE(at, name) "	mov %" #name ", " #at "(%rbx)\n"
#define DESCRIPTOR_FILL_VECTOR(at, number) "	movups " #at "(%rbx), %xmm" #number "\n"
#define DESCRIPTOR_STORE_VECTOR(at, number) "	movups %xmm" #number ", " #at "(%rbx)\n"

/*
 * PUBLISHED(name, area, body): a function `void name(void *argument)` with one critical section, as libraries publish
 * them: its descriptor is in the table `__rseq_cs`, a pointer to it in `__rseq_cs_ptr_array`, and `area` is a variable of
 * the library's own at a fixed distance from the thread pointer. The body is as for SECTION.
 *
 * Each part of the descriptor can be given otherwise by a definition before this header: PUBLISHED_VERSION, _FLAGS,
 * _LENGTH(name), _SIGNATURE, _ABORT(name), _SHIFT (bytes by which it misses its alignment), _REACH(name) (a directive).
 */
#ifndef PUBLISHED_VERSION
#define PUBLISHED_VERSION 0
#endif
#ifndef PUBLISHED_FLAGS
#define PUBLISHED_FLAGS 0
#endif
#ifndef PUBLISHED_LENGTH
#define PUBLISHED_LENGTH(name) name##_commit - name##_start
#endif
#ifndef PUBLISHED_SIGNATURE
#define PUBLISHED_SIGNATURE RSEQABI_SIGNATURE_WORD
#endif
#ifndef PUBLISHED_ABORT
#define PUBLISHED_ABORT(name) name##_abort
#endif
#ifndef PUBLISHED_SHIFT
#define PUBLISHED_SHIFT 0
#endif
#ifndef PUBLISHED_REACH
#define PUBLISHED_REACH(name) .hidden name##_abort
#endif
#define PUBLISHED_TEXT(...) PUBLISHED_TEXT_(__VA_ARGS__)
#define PUBLISHED_TEXT_(...) #__VA_ARGS__
#define PUBLISHED(name, area, body)                                                            \
	void name(void *argument);                                                             \
	__asm__(".pushsection __rseq_cs, \"aw\"\n"                                            \
		".balign 32\n"                                                                 \
		".fill " PUBLISHED_TEXT(PUBLISHED_SHIFT) "\n"                                  \
		#name "_descriptor:\n"                                                         \
		"	.long " PUBLISHED_TEXT(PUBLISHED_VERSION) ", " PUBLISHED_TEXT(PUBLISHED_FLAGS) "\n" \
		"	.quad " #name "_start, " PUBLISHED_TEXT(PUBLISHED_LENGTH(name)) "\n"   \
		"	.quad " PUBLISHED_TEXT(PUBLISHED_ABORT(name)) "\n"                     \
		".popsection\n"                                                                \
		".pushsection __rseq_cs_ptr_array, \"aw\"\n"                                  \
		"	.quad " #name "_descriptor\n"                                          \
		".popsection\n"                                                                \
		".pushsection .text\n"                                                         \
		".globl " #name ", " #name "_start, " #name "_abort\n"                         \
		".hidden " #name "_start\n"                                                    \
		PUBLISHED_TEXT(PUBLISHED_REACH(name)) "\n"                                     \
		".type " #name ", @function\n"                                                 \
		".type " #name "_abort, @function\n"                                           \
		#name ":\n"                                                                    \
		"	.cfi_startproc\n"                                                      \
		"	mov %rdi, %rsi\n"                                                      \
		"	mov " #area "@gottpoff(%rip), %rdx\n"                                  \
		"	lea " #name "_descriptor(%rip), %rax\n"                                \
		"	mov %rax, %fs:8(%rdx)\n"                                               \
		#name "_start:\n"                                                              \
		body                                                                           \
		#name "_commit:\n"                                                             \
		"	ret\n"                                                                 \
		"	.byte 0x0f, 0xb9, 0x3d\n"                                              \
		"	.long " PUBLISHED_TEXT(PUBLISHED_SIGNATURE) "\n"                       \
		#name "_abort:\n"                                                              \
		"	jmp " #name "\n"                                                       \
		"	.cfi_endproc\n"                                                        \
		".size " #name ", . - " #name "\n"                                             \
		".popsection\n")

/* More bodies for these. A load that takes the four bytes before the area and its first field for one value. */
#define BODY_ACROSS "	mov %fs:-4(%rdx), %rcx\n"
/* Jump to the last instruction of another section, a no-op. */
#define BODY_INTO(name) "	jmp " #name "_commit - 1\n"

/* Thread-local variables, an area and one of eight bytes whose second half is the area's first field. */
#define OVERLAPPED(area, other)                                                                \
	__asm__(".pushsection .tdata, \"awT\", @progbits\n"                                   \
		".balign 32\n"                                                                 \
		".skip 28\n"                                                                   \
		".type " #other ", @object\n"                                                  \
		".size " #other ", 8\n"                                                        \
		#other ":\n"                                                                   \
		".skip 4\n"                                                                    \
		".globl " #area "\n"                                                           \
		".hidden " #area "\n"                                                          \
		".type " #area ", @object\n"                                                   \
		".size " #area ", 32\n"                                                        \
		#area ":\n"                                                                    \
		".skip 32\n"                                                                   \
		".popsection\n")

#endif
