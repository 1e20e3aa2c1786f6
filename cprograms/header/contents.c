/* What the libc's header says: constants, and how the area and a descriptor are laid out. */
#include "under_test.h"

#include <rseqabi/probe.h>

#define FACT_PLACE(structure, member) FACT_INT(structure##_##member, offsetof(struct structure, member))

PROBE()
{
	FACT_INT(signature, RSEQ_SIG);
	FACT_INT(own_signature, RSEQABI_SIGNATURE);
	FACT_INT(uninitialized, RSEQ_CPU_ID_UNINITIALIZED);
	FACT_INT(failed, RSEQ_CPU_ID_REGISTRATION_FAILED);
	FACT_INT(unregister, RSEQ_FLAG_UNREGISTER);

	FACT_INT(rseq_size, sizeof(struct rseq));
	FACT_INT(rseq_alignment, _Alignof(struct rseq));
	FACT_PLACE(rseq, cpu_id_start);
	FACT_PLACE(rseq, cpu_id);
	FACT_PLACE(rseq, rseq_cs);
	FACT_PLACE(rseq, flags);
	FACT_INT(pointer_size, sizeof(((struct rseq *)0)->rseq_cs));

	FACT_INT(rseq_cs_size, sizeof(struct rseq_cs));
	FACT_INT(rseq_cs_alignment, _Alignof(struct rseq_cs));
	FACT_PLACE(rseq_cs, version);
	FACT_PLACE(rseq_cs, flags);
	FACT_PLACE(rseq_cs, start_ip);
	FACT_PLACE(rseq_cs, post_commit_offset);
	FACT_PLACE(rseq_cs, abort_ip);
}
