"""A thread exits with a section still set, without unregistering; another one gets its stack."""

from fixtures import clause, program


@clause("recycled-area-starts-clean", observes=program("thread_exit/recycled_stack").run())
def test_next_thread_starts_clean(facts, judge):
    judge.given("the stack was recycled", facts.recycled, True)
    judge.equal("rseq_cs is null", facts.section_null, True)
    judge.equal("flags", facts.flags, 0)
    judge.equal("the first thread is registered", facts.first_registered, "EPERM")
    judge.equal("the second thread is registered", facts.second_registered, "EPERM")
