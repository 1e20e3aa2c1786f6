/* A DSO that reads the libc's public symbols; with PRIVATE it has a size of its own, as no object should. */
#include "public_values.h"
#include "owner.h"

#ifdef PRIVATE
const unsigned int __rseq_size __attribute__((visibility("hidden"))) = 12345;
#endif

struct public_values FUNCTION(PREFIX, values)(void);

struct public_values FUNCTION(PREFIX, values)(void)
{
	return public_values();
}
