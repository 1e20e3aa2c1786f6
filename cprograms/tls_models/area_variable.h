/*
 * A stand-in for __rseq_abi, of an area's original size and alignment. How it is declared is left to those who build:
 * MODEL and BINDING are attributes, ALIGNMENT is in bytes, ADDRESS names the function that tells where it is.
 */
#ifndef TLS_MODELS_AREA_VARIABLE_H
#define TLS_MODELS_AREA_VARIABLE_H

#include <stdint.h>

#ifndef MODEL /* e.g. tls_model("initial-exec"): the recipe of 2018 */
#define MODEL unused
#endif
#ifndef BINDING /* weak, visibility("hidden"), ... */
#define BINDING unused
#endif
#define ORIGINAL_ALIGNMENT 32
#ifndef ALIGNMENT
#define ALIGNMENT ORIGINAL_ALIGNMENT
#endif
#ifndef WORDS
#define WORDS 8
#endif
#ifndef ADDRESS
#define ADDRESS address_of_variable
#endif

struct area_variable {
	uint32_t words[WORDS];
};

/* What the probes that look for one variable put into its first word. */
#define VARIABLE_MARK 0x7e57ab1eu

#endif
