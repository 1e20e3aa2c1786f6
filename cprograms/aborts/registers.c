/* A section fills the registers that it may use and traps; its abort handler stores what it finds in them. */
#include <rseqabi/probe.h>
#include <rseqabi/trapping.h>

SECTION_ABORTED(filled, BODY_FILLED_TRAP, ABORTED_SPILLS);

static struct {
	int inside, unused;
	uint64_t registers[SECTION_REGISTERS];
	uint64_t stack_inside, stack_aborted;
} spilled;

PROBE()
{
	int other = 0;

	area = area_new();
	signal_handle(SIGILL, on_trap);
	FACT_ERRNO(registered, area_surely(area));
	FACT_TEXT(outcome, filled(area, &spilled) ? "aborted" : "committed");
	FACT_TEXT(place, SEEN_PLACE(filled));
	for (int i = 0; i < SECTION_REGISTERS; i++)
		other += spilled.registers[i] != SECTION_REGISTER_VALUE;
	FACT_INT(other_registers, other); /* how many hold another value than they were filled with */
	FACT_INT(stack_moved, (long)(spilled.stack_aborted - spilled.stack_inside));
}
