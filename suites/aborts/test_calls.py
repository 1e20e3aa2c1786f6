"""A section makes a system call."""

from fixtures import clause, kernel_program, variants

CALLS = kernel_program("aborts/calls").run_lengths()
ORIGINAL, EXTENDED = (variants({name: dict(row)[""]}) for name, row in CALLS.rows)

TRIES = 5  # in cprograms/aborts/calls.c; of so many one at least is not disturbed by an interrupt


def given_control(facts, judge):
    """The section of a thread that has not registered commits whatever call it makes."""
    judge.given("sections of an unregistered thread that committed", facts.unregistered_commits, TRIES)


@clause("call-in-section-commits", observes=CALLS)
def test_getppid_commits(facts, judge):
    given_control(facts, judge)
    judge.equal("sections that getppid killed", facts.call_kills, 0)
    judge.at_least("sections with getppid that committed", facts.call_commits, 1)


@clause("call-in-section-kills", observes=CALLS)
def test_getppid_kills(facts, judge):
    given_control(facts, judge)
    judge.equal("sections that getppid killed", facts.call_kills, TRIES)


@clause("switching-call-aborts-section", observes=CALLS)
def test_switch_aborts(facts, judge):
    given_control(facts, judge)
    judge.equal("sections that slept and were aborted", facts.sleep_aborts, TRIES)
    judge.equal("sections that moved and were aborted", facts.move_aborts, TRIES)
    judge.equal("threads that were moved", facts.moves_made, TRIES)


@clause("switching-call-commits-section", observes=CALLS)
def test_switch_commits(facts, judge):
    given_control(facts, judge)
    judge.at_least("sections that slept and committed", facts.sleep_commits, 1)
    judge.at_least("sections that moved and committed", facts.move_commits, 1)
    judge.at_least("threads that were moved", facts.moves_made, facts.move_commits)


@clause("end-in-section-keeps-status", observes=CALLS)
def test_exit_status(facts, judge):
    given_control(facts, judge)
    judge.equal("how a process ends that ends itself in a section", facts.end, "exit:42")


def own_signal_aborts(facts, judge):
    """In a section, a call sends the thread itself a signal."""
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
    judge.given("where the handler finds an unregistered thread", facts.unregistered_place, "inside")
    judge.equal("where the handler finds the thread", facts.signal_place, "inside")
    judge.equal("rseq_cs is null in the handler", facts.signal_pointer_null, False)
    judge.equal("how the section ended", facts.signal_outcome, "committed")
