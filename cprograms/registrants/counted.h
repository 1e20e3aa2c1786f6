/*
 * Two libraries of the time before the libc registered, which share one area: each declares __rseq_abi and the count of its
 * users weak, so that both use the same ones, and only the first user registers, only the last unregisters.
 */
#ifndef REGISTRANTS_COUNTED_H
#define REGISTRANTS_COUNTED_H

/* The calling thread begins and ends to use the area through one of the libraries: 0, or -errno. */
long counted_first_enter(void);
long counted_first_leave(void);
void *counted_first_area(void);

long counted_second_enter(void);
long counted_second_leave(void);
void *counted_second_area(void);

#endif
