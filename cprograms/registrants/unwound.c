/* The owner of a section that traps, for callers that are unwound. */
#include <rseqabi/syscalls.h>

#include "unwound.h"

SECTION(unwound_section, BODY_TRAP);
