/* A program reads the part of the libc's header that is the architecture's alone. Nobody runs this. */
#include <bits/rseq.h>

const unsigned int signature = RSEQ_SIG;
