/*
 * Children whose pointer names no descriptor trap outside of any section: it is an address of the kernel, or memory
 * that cannot be read. The control's pointer names a descriptor; everything else is the same.
 */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION(plain, BODY_NOTHING);

static void trap_with(void *pointer)
{
	area->rseq_cs = (uint64_t)pointer;
	rseqabi_trap();
	probe_exit(0);
}

PROBE()
{
	void *unreadable = probe_map(4096, MAP_PRIVATE);

	SYS(mprotect, unreadable, 4096, PROT_NONE);
	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered, area_surely(area)); /* children inherit it */
	FACT_TEXT(descriptor, child_run(trap_with, plain_descriptor));
	FACT_TEXT(kernel, child_run(trap_with, (void *)RSEQABI_KERNEL_ADDRESS));
	FACT_TEXT(unreadable, child_run(trap_with, unreadable));
}
