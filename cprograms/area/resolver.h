/* An indirect function's resolver, which the loader calls while it relocates: what it finds there of its thread. */
#ifndef AREA_RESOLVER_H
#define AREA_RESOLVER_H

#include <rseqabi/libc_area.h>

#ifndef READS_AREA
#define READS_AREA 1
#endif

struct resolved {
	bool called;
	long offset, size; /* by the libc's symbols */
	struct area *area;
	long registered; /* see area_registered */
	int32_t cpu_id;
};

/* Nothing may be called here that the loader has to look up. */
static inline void resolver_look(struct resolved *found)
{
	found->called = true;
	if (!READS_AREA)
		return;
	found->offset = __rseq_offset;
	found->size = __rseq_size;
	found->area = libc_area();
	found->registered = libc_area_registered();
	found->cpu_id = (int32_t)libc_area()->cpu_id;
}

/* The resolver's findings beside those of main, later. */
struct resolver_report {
	struct resolved resolver, main;
	char libc[16]; /* its version */
};

#define FACT_RESOLVER(report)                                                                  \
	do {                                                                                   \
		FACT_BOOL(called, (report)->resolver.called);                                  \
		FACT_ERRNO(registered, (report)->main.registered);                             \
		FACT_INT(offset, (report)->main.offset);                                       \
		FACT_INT(size, (report)->main.size);                                           \
		FACT_INT(resolvers_offset, (report)->resolver.offset);                         \
		FACT_INT(resolvers_size, (report)->resolver.size);                             \
		FACT_INT(moved, (char *)(report)->resolver.area - (char *)(report)->main.area); /* bytes */ \
		FACT_ERRNO(resolvers_registered, (report)->resolver.registered);               \
		FACT_INT(resolvers_cpu_id, (report)->resolver.cpu_id);                         \
	} while (0)

#endif
