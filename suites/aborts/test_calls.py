"""A section makes a system call."""

from fixtures import clause, kernel_program, variants

CALLS = kernel_program("aborts/calls").run_lengths()
ORIGINAL, EXTENDED = (variants({name: dict(row)[""]}) for name, row in CALLS.rows)


def given_controls(facts, judge):
    """The section of a thread that has not registered commits whatever call it makes."""
    judge.given("the section of an unregistered thread", facts.unregistered, "committed")
    judge.given("registration", facts.registered, "ok")


@clause("call-in-section-commits", observes=CALLS)
def test_getppid_commits(facts, judge):
    given_controls(facts, judge)
    judge.equal("a section with getppid", facts.call, "committed")


@clause("call-in-section-kills", observes=CALLS)
def test_getppid_kills(facts, judge):
    given_controls(facts, judge)
    judge.equal("a section with getppid", facts.call, "signal:SIGSEGV")


@clause("switching-call-aborts-section", observes=CALLS)
def test_switch_aborts(facts, judge):
    given_controls(facts, judge)
    judge.equal("a section that sleeps", facts.sleep, "aborted")
    judge.equal("a section that moves to another CPU", facts.move, "aborted")
    judge.equal("the thread was moved", facts.moved, True)


@clause("switching-call-commits-section", observes=CALLS)
def test_switch_commits(facts, judge):
    given_controls(facts, judge)
    judge.equal("a section that sleeps", facts.sleep, "committed")
    judge.equal("a section that moves to another CPU", facts.move, "committed")
    judge.equal("the thread was moved", facts.moved, True)


@clause("end-in-section-keeps-status", observes=CALLS)
def test_exit_status(facts, judge):
    given_controls(facts, judge)
    judge.equal("how a process ends that ends itself in a section", facts.end, "exit:42")


def own_signal_aborts(facts, judge):
    """In a section, a call sends the thread itself a signal."""
    judge.given("registration", facts.registered, "ok")
    judge.given("where the handler finds an unregistered thread", facts.unregistered_place, "inside")
    judge.equal("where the handler finds the thread", facts.signal_place, "abort")
    judge.equal("rseq_cs is null in the handler", facts.signal_pointer_null, True)
    judge.equal("how the section ended", facts.signal_outcome, "aborted")


@clause("own-signal-aborts-section", observes=ORIGINAL)
def test_own_signal_with_original_area(facts, judge):
    own_signal_aborts(facts, judge)


@clause("own-signal-aborts-section-of-extended-area", observes=EXTENDED)
def test_own_signal_with_extended_area(facts, judge):
    own_signal_aborts(facts, judge)


@clause("own-signal-commits-section-of-extended-area", observes=EXTENDED)
def test_own_signal_commits(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("where the handler finds an unregistered thread", facts.unregistered_place, "inside")
    judge.equal("where the handler finds the thread", facts.signal_place, "inside")
    judge.equal("rseq_cs is null in the handler", facts.signal_pointer_null, False)
    judge.equal("how the section ended", facts.signal_outcome, "committed")
