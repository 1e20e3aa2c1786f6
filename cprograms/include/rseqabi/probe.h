/*
 * A probe makes one situation happen and states facts; it never judges.
 *
 *	#include <rseqabi/probe.h>
 *
 *	PROBE()
 *	{
 *		FACT_ERRNO(first_area, area_register(area_new()));
 *	}
 *
 * A probe of the kernel alone is built freestanding (RSEQABI_FREESTANDING): no libc runs, so nothing is registered.
 */
#ifndef RSEQABI_PROBE_H
#define RSEQABI_PROBE_H

#include <rseqabi/world.h>

#define PROBE() static void probe_situation(void)
PROBE();

static inline int probe_main(char **arguments, char **environment)
{
	char header[256] = "{\"protocol\":";
	char **end = environment;

	probe_arguments = arguments;
	probe_environment = environment;
	while (*end)
		end++;
	while (!*end) /* more than one where the libc took variables away; no entry of auxv begins with 0 */
		end++;
	probe_read_auxv((const unsigned long *)end);
	probe_page = probe_map(sizeof *probe_page, MAP_SHARED | MAP_POPULATE);
	text_append_number(header, sizeof header, PROBE_PROTOCOL);
	text_append(header, sizeof header, ",\"probe\":\"" RSEQABI_PROBE "\",\"arch\":\"" RSEQABI_ARCH "\"}\n");
	probe_print(header);
	world_state();
	probe_print_values(); /* the situation may kill the probe, and its world must still be known */
	probe_situation();
	probe_print_values();
	probe_print_end();
	return 0;
}

#ifdef RSEQABI_FREESTANDING
#include <rseqabi/freestanding.h>

FREESTANDING_MAIN(arguments, environment)
{
	probe_main(arguments, environment);
}
#else
int main(int count, char **arguments, char **environment)
{
	(void)count;
	return probe_main(arguments, environment);
}
#endif

#endif
