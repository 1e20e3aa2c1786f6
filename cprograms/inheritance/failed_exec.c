/*
 * A registered process tries to execute what cannot be executed: no file, a directory, and a file that is no program. Then it
 * moves to another CPU.
 */
#include <rseqabi/cpus.h>
#include <rseqabi/probe.h>

PROBE()
{
	char *arguments[] = { probe_arguments[0], NULL }, path[32] = "/proc/self/fd/";
	static const char no_program[64] = "neither an ELF file nor a script";
	struct area *area = area_new();
	struct cpu_pair cpus = cpu_two();
	long file = SYS(memfd_create, "no-program", 0);

	if (file < 0 || SYS(write, file, no_program, sizeof no_program) < 0)
		probe_broken("no file to execute");
	text_append_number(path, sizeof path, file);
	cpu_pin(0, cpus.first);
	FACT_ERRNO(registered, area_surely(area));
	FACT_ERRNO(no_file, SYS(execve, "/nowhere/at/all", arguments, probe_environment));
	FACT_ERRNO(after_no_file, area_registered(area, area_length()));
	FACT_ERRNO(directory, SYS(execve, "/", arguments, probe_environment));
	FACT_ERRNO(after_directory, area_registered(area, area_length()));
	FACT_ERRNO(no_program, SYS(execve, path, arguments, probe_environment));
	FACT_ERRNO(after_no_program, area_registered(area, area_length()));
	cpu_pin(0, cpus.last);
	FACT_INT(cpu, cpus.last);
	FACT_INT(cpu_id, area->cpu_id);
}
