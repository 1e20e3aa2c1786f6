"""A new program is told by auxv how large and how aligned areas are."""

from fixtures import clause, kernel_program

ANNOUNCEMENT = kernel_program("area/announcement").run()
ALIGNMENTS = [1 << bit for bit in range(5, 13)]  # 32 bytes to a page


@clause("announced-alignment-usable", observes=ANNOUNCEMENT)
def test_size_and_alignment(facts, judge):
    judge.at_least("AT_RSEQ_FEATURE_SIZE", facts.size, 28)
    judge.one_of("AT_RSEQ_ALIGN", facts.alignment, ALIGNMENTS)


@clause("announced-size-is-not-the-original", observes=ANNOUNCEMENT)
def test_other_than_32(facts, judge):
    judge.differs("AT_RSEQ_FEATURE_SIZE", facts.size, 32)
