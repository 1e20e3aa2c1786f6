/* What a kernel says of rseq outside of rseq itself: the evidence that features are decided from. */
#include <rseqabi/probe.h>
#include <rseqabi/slice.h>

#include <linux/membarrier.h>

#define SLICE_PARAMETER "rseq_slice_ext="

/* As the kernel reads a truth: only the first letter counts, or the second of "on" and "off". */
static bool false_word(const char *word)
{
	char decides = *word == 'o' || *word == 'O' ? word[1] : *word;

	return decides == '0' || decides == 'n' || decides == 'N' || decides == 'f' || decides == 'F';
}

/* Whether somebody has said "no" to the time slice extension when the kernel was booted. */
static const char *slice_boot(void)
{
	static char line[4096];
	long file = SYS(openat, -100 /* AT_FDCWD */, "/proc/cmdline", 0, 0);
	long size = file < 0 ? -1 : SYS(read, file, line, sizeof line - 1);

	SYS(close, file);
	if (size <= 0)
		return "unknown";
	for (const char *word = line; *word; word++)
		if ((word == line || word[-1] == ' ') && text_begins(word, SLICE_PARAMETER) &&
		    false_word(word + sizeof SLICE_PARAMETER - 1))
			return "disabled";
	return "allowed";
}

PROBE()
{
	struct registration here = registration_of_caller();
	long commands = SYS(membarrier, MEMBARRIER_CMD_QUERY, 0, 0);

	FACT_ERRNO(null_call, sys_rseq(NULL, 0, 0, 0));
	FACT_INT(feature_size, (long)probe_feature_size);
	FACT_INT(align, (long)probe_align);
	FACT_INT(membarrier_commands, commands < 0 ? 0 : commands);
	FACT_ERRNO(configuration, here.result);
	FACT_ERRNO(slice_call, slice_yield());
	FACT_TEXT(slice_state, slice_state());
	FACT_TEXT(slice_boot, slice_boot());
}
