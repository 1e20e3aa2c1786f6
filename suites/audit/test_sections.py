"""What stands in the critical sections of a file; who could not decode all of it says nothing."""

from fixtures import clause, dso, subject

SUBJECT = subject(dso("audit/registrant", link_options=["-Wl,-z,nodelete"]))


@clause("section-makes-no-system-call", observes=SUBJECT)
def test_no_system_call(facts, judge):
    judge.given("what is no instruction", facts.undecoded_at, "none")
    judge.equal("system calls in sections", facts.system_calls_at, "none")


@clause("section-calls-nothing", observes=SUBJECT)
def test_no_call(facts, judge):
    judge.given("what is no instruction", facts.undecoded_at, "none")
    judge.equal("calls in sections", facts.calls_at, "none")


@clause("section-jumps-into-no-other", observes=SUBJECT)
def test_no_jump_into_another(facts, judge):
    judge.given("what is no instruction", facts.undecoded_at, "none")
    judge.equal("jumps into other sections", facts.stray_exits_at, "none")
