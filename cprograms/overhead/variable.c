/* One thread-local word and one way to read it; the file is built by each TLS model, with a name for each. */
#include <stdint.h>

static __thread struct {
	uint32_t words[8];
} area __attribute__((aligned(32)));

/* Its address leaves this file, or the compiler would know that the words are 0. */
void *ADDRESS(void)
{
	return &area;
}

uint32_t READ(void)
{
	return area.words[1];
}
