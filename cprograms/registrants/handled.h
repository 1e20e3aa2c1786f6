/* See owner.h and handled.c. */
#ifndef REGISTRANTS_HANDLED_H
#define REGISTRANTS_HANDLED_H

#include <stdbool.h>

/* Whether registration is this library's task: it was the first one to come. */
bool handled_here(void);

/* Whether the calling thread may run sections on the shared area. */
bool handled_usable(void);

#endif
