/*
 * insist NAME=VALUE PROGRAM [ARGUMENT...]: run the program with a variable more in its environment, as where the libc
 * behaves by itself as the variable asks. A variable that nobody knows makes the null twin.
 */
#include "world.h"

static void world_start(char **arguments, char **environment)
{
	char *more[512];
	size_t count = 0;

	if (!arguments[1] || !arguments[2])
		world_fails("usage: insist NAME=VALUE PROGRAM [ARGUMENT...]");
	while (environment[count])
		count++;
	if (count + 2 > sizeof more / sizeof *more)
		world_fails("more variables than a launcher passes on");
	for (size_t i = 0; i <= count; i++)
		more[i + 1] = environment[i];
	more[0] = arguments[1];
	world_enter(arguments + 2, more);
}
