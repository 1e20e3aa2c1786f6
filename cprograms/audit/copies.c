/* A program at a fixed address that uses the libc's area: it gets copies of the libc's variables. */
#include <rseqabi/libc_area.h>

int main(void)
{
	return __rseq_size ? (int)libc_area()->cpu_id : 0;
}
