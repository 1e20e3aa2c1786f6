"""Areas of the lengths and alignments that programs of any age have."""

from fixtures import clause, kernel_program


@clause("original-area-accepted", observes=kernel_program("registration/places").run())
def test_multiples_of_32(facts, judge):
    judge.given("at the start of a page", facts.at_0, "ok")
    judge.equal("32 bytes on", facts.at_32, "ok")
    judge.equal("64 bytes on", facts.at_64, "ok")
    judge.equal("96 bytes on", facts.at_96, "ok")


@clause("longer-areas-accepted", observes=kernel_program("registration/longer_areas").run())
def test_announced_and_longer(facts, judge):
    judge.given("the original length", facts.original, "ok")
    judge.equal("the announced length", facts.announced, "ok")
    judge.equal("rounded up to the alignment", facts.rounded, "ok")
    judge.equal("twice that", facts.twice_rounded, "ok")
    judge.equal("a page", facts.whole_page, "ok")
