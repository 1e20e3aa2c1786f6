/* The thread-local storage of a neighbour: a library's function says where the calling thread's is. */
#ifndef AREA_NEIGHBOUR_H
#define AREA_NEIGHBOUR_H

#define NEIGHBOUR_BYTES 96

typedef void *neighbour(void);

#endif
