/* Whether the libc's area has a field, as owner.c finds it out. */
#ifndef REGISTRANTS_FIELDS_H
#define REGISTRANTS_FIELDS_H

#include <stdbool.h>
#include <stdint.h>

/* Whether a field that ends there is one of those that the libc vouches for. */
bool fields_reach(uint32_t end);

#endif
