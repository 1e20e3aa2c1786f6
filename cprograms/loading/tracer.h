/* A tracer's library of librseq's kind: each thread that calls in gets an area of the library registered, once. */
#ifndef LOADING_TRACER_H
#define LOADING_TRACER_H

/* Register the caller if it is not: 0, or -errno. */
long tracer_enter(void);

/* The caller's area. */
void *tracer_area(void);

/* What a thread found that the library's constructor made, before it entered and after. */
struct tracer_began {
	int cpu_id; /* of an area that nobody has registered: -1 */
	long offset; /* of the area, bytes from the thread pointer */
	long entered; /* 0, or -errno */
	long registered; /* -EPERM where its area is */
};
struct tracer_began tracer_began(void);

#endif
