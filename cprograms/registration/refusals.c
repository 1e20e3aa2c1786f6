/*
 * A registered thread is refused everything that can be refused, on a CPU that it cannot leave; then it moves to another
 * one.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

static int accepted;

static void ask(const void *area, uint32_t length, int flags, uint32_t signature)
{
	accepted += sys_rseq(area, length, flags, signature) == 0;
}

PROBE()
{
	const uint32_t length = area_length(), own = RSEQABI_SIGNATURE;
	struct area *area = area_new(), *other = area_new(), *before = area_new();
	struct cpu_pair cpus = cpu_two();

	FACT_ERRNO(pinned, cpu_pin(0, cpus.first));
	FACT_ERRNO(registered, area_surely(area));
	memcpy(before, area, AREA_PAGE);
	for (int unregister = 0; unregister <= AREA_UNREGISTER; unregister++) {
		ask(other, length, unregister, own);
		ask(NULL, length, unregister, own);
		ask((void *)-4096l, length, unregister, own);
		ask((char *)area + 1, length, unregister, own);
		ask(area, length + 32, unregister, own);
		ask(area, 0, unregister, own);
		ask(area, length, unregister, ~own);
		ask(area, length, unregister | 8, own);
	}
	ask(area, length, 0, own);
	FACT_INT(accepted, accepted);
	FACT_INT(first_changed, area_first_difference(area, before));
	FACT_ERRNO(still, area_registered(area, length));
	cpu_pin(0, cpus.last);
	FACT_INT(cpu, cpus.last);
	FACT_INT(cpu_id, area->cpu_id);
	FACT_INT(cpu_id_start, area->cpu_id_start);
}
