/* A library of the time before the libc registered: it owns an area and runs sections of its own. */
#ifndef REGISTRANTS_EARLY_ADOPTER_H
#define REGISTRANTS_EARLY_ADOPTER_H

/* Register the calling thread's area: 0, or -errno. */
long adopter_register(void);

/* Run a section that traps: 1 where it was aborted. A handler for SIGILL must be there. */
long adopter_run(int *entered);

/* The word that the kernel compares before it goes to the section's abort handler. */
unsigned int adopter_section_signature(void);

#endif
