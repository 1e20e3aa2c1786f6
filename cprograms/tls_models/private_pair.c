/* Two thread-local variables that nobody outside of this code can see, used together. */
#include <stdint.h>

#ifndef SCOPE /* static, or nothing beside the attribute BINDING */
#define SCOPE static
#endif
#ifndef BINDING
#define BINDING unused
#endif

SCOPE __thread uint64_t count __attribute__((BINDING)), last __attribute__((BINDING));

uint64_t record(uint64_t value)
{
	last = value;
	return ++count;
}

uint64_t mean(void)
{
	return last / count;
}
