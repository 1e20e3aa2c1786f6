/* A library to be dlopened, with a variable too large for any static reserve, which it finds by a TLS descriptor. */
#include <rseqabi/syscalls.h>

#ifndef AFTER_CALL
#define AFTER_CALL ""
#endif

__thread char large_variable[65536] = "image";

DESCRIPTOR_CALL(ask_descriptor, large_variable, AFTER_CALL);
