/* What rseq(2) and auxv say to a 32-bit task. A task's status has room for the lowest byte of a number. */
#include "tasks.h"

PROBE()
{
	FACT_TEXT(short_area, task_fate("short"));
	FACT_TEXT(misaligned, task_fate("misaligned"));
	FACT_TEXT(twice, task_fate("twice"));
	FACT_TEXT(other_signature, task_fate("other-signature"));
	FACT_TEXT(again, task_fate("again"));
	FACT_TEXT(size, task_fate("size"));
	FACT_TEXT(align, task_fate("align"));
	FACT_INT(own_size, (long)probe_feature_size & 0xff);
	FACT_INT(own_align, (long)probe_align & 0xff);
}
