"""A new program is told by auxv how large and how aligned areas are."""

from fixtures import clause, kernel_program

ANNOUNCEMENT = kernel_program("area/announcement").run()
AGAIN = kernel_program("area/announced_again").run()
ALIGNMENTS = [1 << bit for bit in range(5, 13)]  # 32 bytes to a page


@clause("announced-alignment-usable", observes=ANNOUNCEMENT)
def test_size_and_alignment(facts, judge):
    judge.at_least("AT_RSEQ_FEATURE_SIZE", facts.size, 28)
    judge.one_of("AT_RSEQ_ALIGN", facts.alignment, ALIGNMENTS)


@clause("announced-size-is-not-the-original", observes=ANNOUNCEMENT)
def test_other_than_32(facts, judge):
    judge.differs("AT_RSEQ_FEATURE_SIZE", facts.size, 32)


@clause("announced-alignment-covers-size", observes=ANNOUNCEMENT)
def test_alignment_grows_with_the_size(facts, judge):
    judge.at_least("AT_RSEQ_ALIGN", facts.alignment, facts.size)


@clause("announcement-is-whole", observes=ANNOUNCEMENT)
def test_both_or_none(facts, judge):
    judge.equal("AT_RSEQ_ALIGN is there", facts.alignment != 0, facts.size != 0)


@clause("announcement-is-the-same-for-all", observes=AGAIN)
def test_executed_program_is_told_the_same(facts, judge):
    judge.given("the child's end", facts.child_fate, "exit:0")
    judge.equal("AT_RSEQ_FEATURE_SIZE", facts.size_again, facts.size)
    judge.equal("AT_RSEQ_ALIGN", facts.alignment_again, facts.alignment)
