/*
 * See owner.h and overlaid.c. An allocator with a slab for each CPU, which it looks up anew only where the kernel may
 * have moved the thread.
 */
#ifndef REGISTRANTS_OVERLAID_H
#define REGISTRANTS_OVERLAID_H

/* The slab of the CPU that the caller runs on, which has the CPU's number. */
int overlaid_slab(void);

/* How often the caller has looked one up instead of using what it remembered. */
int overlaid_lookups(void);

#endif
