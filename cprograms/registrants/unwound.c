/* The owner of sections that callers are unwound from: of one that traps, and of one that calls a function. */
#include <rseqabi/syscalls.h>

#include "unwound.h"

SECTION(unwound_section, BODY_TRAP);
SECTION(calling_section, BODY_CALL);
