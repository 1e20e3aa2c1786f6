/* The header under test. There is no guard: it is to stand being read twice. */
#ifndef HEADER
#define HEADER <sys/rseq.h>
#endif
#include HEADER
