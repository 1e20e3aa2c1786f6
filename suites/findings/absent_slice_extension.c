/*
 * Whether the kernel has the time slice extension, as a program asks that has read Documentation/userspace-api/rseq.rst:
 * EINVAL says that it is not available.
 *
 *	cc absent_slice_extension.c && ./a.out
 */
#include <errno.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	const char *call = syscall(471 /* rseq_slice_yield */) < 0 && errno == ENOSYS ? "no" : "yes";
	int state = prctl(79 /* PR_RSEQ_SLICE_EXTENSION */, 1 /* PR_RSEQ_SLICE_EXTENSION_GET */, 0, 0, 0);

	if (state >= 0)
		printf("rseq_slice_yield: %s, the extension is %s\n", call, state ? "on" : "off");
	else
		printf("rseq_slice_yield: %s, the query fails with %d%s\n", call, errno,
		       errno == EINVAL ? ", EINVAL" : ", which no header names: not EINVAL");
	return state < 0 && errno != EINVAL;
}
