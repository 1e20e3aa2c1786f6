/* What the constructor of a library found, and where its destructor shall say what it finds. */
#ifndef AREA_CONSTRUCTION_H
#define AREA_CONSTRUCTION_H

struct construction {
	long in_constructor; /* is the area registered there? */
	long *in_destructor; /* NULL: nobody asks */
};

#endif
