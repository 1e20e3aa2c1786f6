/* An audit module that the loader takes, and that looks at nothing. */
#define _GNU_SOURCE
#include <link.h>

unsigned int la_version(unsigned int version)
{
	return version;
}
