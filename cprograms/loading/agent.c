/* An agent that a virtual machine loads: a plug-in that is linked against the tracer's library and calls into it. */
#include "tracer.h"

long agent_enter(void)
{
	return tracer_enter();
}
