/* Any thread-local access at all: does the compiler take the option for the dialect that finds it by a descriptor? */
extern __thread int variable;

int read_variable(void)
{
	return variable;
}
