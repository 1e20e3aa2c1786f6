/* Does a compilation for this libc find <sys/rseq.h>? */
#include <rseqabi/probe.h>

#if __has_include(<sys/rseq.h>)
#define FOUND true
#else
#define FOUND false
#endif

PROBE()
{
	FACT_BOOL(found, FOUND);
}
