/* See unwound.c. */
#ifndef REGISTRANTS_UNWOUND_H
#define REGISTRANTS_UNWOUND_H

/* 0 where it committed, 1 where it was aborted; the int that `inside` points to says whether it was entered. */
long unwound_section(void *area, void *inside);

/* The same; the address of the function stands behind two ints. */
long calling_section(void *area, void *inside);

extern char unwound_section_abort[], calling_section_abort[], calling_section_descriptor[];

#endif
