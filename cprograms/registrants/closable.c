/* A library that can be closed, with a section of its own: its function runs the section and leaves nothing of it set. */
#include <rseqabi/area.h>

long closable_work(struct area *area);

SECTION(closable_section, BODY_NOTHING);

/* 0 where the section committed. */
long closable_work(struct area *area)
{
	long aborted = closable_section(area, NULL);

#ifndef LEAVES_SECTION
	area->rseq_cs = 0; /* a commit leaves it, and the library may be closed before anything else clears it */
#endif
	return aborted;
}
