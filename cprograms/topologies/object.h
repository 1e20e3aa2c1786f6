/* What the files of a topology and their program know of each other. */
#ifndef TOPOLOGIES_OBJECT_H
#define TOPOLOGIES_OBJECT_H

#define AREA_NAME "__rseq_abi"

/* A stand-in for the area: who reads it where there is none sees that the mark is not there. */
struct marked_area {
	char mark[8], owner[24];
} __attribute__((aligned(32)));

#define AREA_MARK "is area" /* with its end, eight bytes */

/* What a file of the program itself leaves in the section `members`. */
struct member {
	const char *name;
	const struct marked_area *(*find)(void);
};

typedef void *lookup(void *where, const char *name); /* dlsym's type */

#endif
