/*
 * A thread's first access by a TLS descriptor changes vector registers (glibc bug 31372, before 2.40), in which GCC
 * keeps values meanwhile: only rax and flags may change. x86-64; prints "3, then 0" where it should be "0, then 0":
 *	gcc -O2 -fPIC -shared -DLIBRARY descriptor_registers.c -o library.so && gcc descriptor_registers.c -ldl && ./a.out
 */
#ifdef LIBRARY
__thread char variable[65536] = "x"; /* more than fits into the static reserve */

int changed(void)
{
	static const double before[3] = { 1, 2, 3 };
	double after[3];

	__asm__ volatile("sub $136, %%rsp\n" /* over the red zone, and aligned */
			 "movsd 0(%0), %%xmm0\n"
			 "movsd 8(%0), %%xmm1\n"
			 "movsd 16(%0), %%xmm7\n"
			 "lea variable@TLSDESC(%%rip), %%rax\n"
			 "call *variable@TLSCALL(%%rax)\n"
			 "add $136, %%rsp\n"
			 "movsd %%xmm0, 0(%1)\n"
			 "movsd %%xmm1, 8(%1)\n"
			 "movsd %%xmm7, 16(%1)"
			 : : "r"(before), "r"(after) : "rax", "xmm0", "xmm1", "xmm7", "memory", "cc");
	return (before[0] != after[0]) + (before[1] != after[1]) + (before[2] != after[2]);
}
#else
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
	void *library = dlopen("./library.so", RTLD_NOW);
	int (*changed)(void) = (int (*)(void))dlsym(library, "changed");
	int first = changed();

	printf("%d, then %d\n", first, changed());
}
#endif
