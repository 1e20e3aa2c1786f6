/*
 * forget VARIABLE PROGRAM [ARGUMENT...]: run the program without a variable of the environment, as where the libc
 * does not heed it. A variable that is not there makes the null twin.
 */
#include "world.h"

static void world_start(char **arguments, char **environment)
{
	char **kept = environment;

	if (!arguments[1] || !arguments[2])
		world_fails("usage: forget VARIABLE PROGRAM [ARGUMENT...]");
	for (char **variable = environment; *variable; variable++)
		if (!text_begins(*variable, arguments[1]) || (*variable)[text_length(arguments[1])] != '=')
			*kept++ = *variable;
	*kept = NULL;
	world_enter(arguments + 2, environment);
}
