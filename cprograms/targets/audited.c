/* Does the libc's header declare what audit modules are made of, and has the loader begun one? */
#define _GNU_SOURCE
#include <rseqabi/probe.h>

#include <link.h>

#include "../area/audit_report.h"

#ifdef LAV_CURRENT
#define DECLARED true
#else
#define DECLARED false
#endif

PROBE()
{
	FACT_BOOL(declared, DECLARED);
	FACT_BOOL(begun, audit_report_there());
}
