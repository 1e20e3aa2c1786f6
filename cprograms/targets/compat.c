/* Does a 32-bit program run at all? It registers nothing. */
#include "../compat/tasks.h"

PROBE()
{
	FACT_TEXT(task, task_fate("nothing"));
}
