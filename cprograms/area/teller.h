/* See teller.c. */
#ifndef AREA_TELLER_H
#define AREA_TELLER_H

struct told {
	long size, offset;
	int cpu;
};

struct told teller_tells(void);

#endif
