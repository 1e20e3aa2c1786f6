"""Something happens to a task that waits in a section."""

from fixtures import clause, kernel_program

SIGNAL = kernel_program("aborts/signal", lane="cpu").run_lengths()
MIGRATION = kernel_program("aborts/migration", lane="cpu").run_lengths()
PREEMPTION = kernel_program("aborts/preemption", lane="cpu").run_lengths()
PTRACE_STOP = kernel_program("aborts/ptrace_stop", lane="cpu").run_lengths()
TIMER = kernel_program("aborts/timer", lane="cpu").run_lengths()
STOP = kernel_program("aborts/stop", lane="cpu").run_lengths()
STEPPING = kernel_program("aborts/stepping").run_lengths()
INTERRUPTED = kernel_program("aborts/interrupted", lane="cpu").run_lengths()
UNHEARD_SIGNAL = kernel_program("aborts/unheard_signal", lane="cpu").run_lengths()

TRIES = 10  # sections that an unheard signal finds, in cprograms/aborts/unheard_signal.c
ENOUGH = 7  # of these; what else happens on a machine aborts some


def given_controls(facts, judge):
    """A section commits where nothing is done to it, and where the thread has not registered."""
    judge.given("an undisturbed section", facts.undisturbed, "committed")
    judge.given("the section of an unregistered thread", facts.unregistered, "committed")
    judge.given("the event came while the task was inside", int(facts.tries) > 0, True)


@clause("signal-aborts-section", observes=SIGNAL)
def test_signal_from_another_task(facts, judge):
    given_controls(facts, judge)
    judge.given("where the handler finds an unregistered thread", facts.unregistered_place, "inside")
    judge.equal("sections that were aborted", facts.aborts, facts.tries)
    judge.equal("handlers that were given the abort address", facts.abort_places, facts.tries)
    judge.equal("handlers that found rseq_cs null", facts.null_pointers, facts.tries)


@clause("migration-aborts-section", observes=MIGRATION)
def test_moved_by_another_task(facts, judge):
    given_controls(facts, judge)
    judge.equal("sections that were aborted", facts.aborts, facts.tries)
    judge.equal("abort handlers that found the new CPU's number", facts.new_ids, facts.tries)


@clause("preemption-aborts-section", observes=PREEMPTION)
def test_another_task_comes_to_its_cpu(facts, judge):
    given_controls(facts, judge)
    judge.equal("sections that were aborted", facts.aborts, facts.tries)


@clause("tracer-stop-aborts-section", observes=PTRACE_STOP)
def test_interrupted_by_a_tracer(facts, judge):
    given_controls(facts, judge)
    judge.equal("sections that were aborted", facts.aborts, facts.tries)


@clause("timer-aborts-section", observes=TIMER)
def test_own_timer(facts, judge):
    given_controls(facts, judge)
    judge.given("where the handler finds an unregistered thread", facts.unregistered_place, "inside")
    judge.equal("sections that were aborted", facts.aborts, facts.tries)
    judge.equal("handlers that were given the abort address", facts.abort_places, facts.tries)


@clause("stop-aborts-section", observes=STOP)
def test_stopped_and_continued(facts, judge):
    given_controls(facts, judge)
    judge.equal("sections that were aborted", facts.aborts, facts.tries)


@clause("stepping-ends-at-abort-handler", observes=STEPPING)
def test_stepped_through(facts, judge):
    judge.given("how the section of an unregistered thread ended", facts.unregistered, "committed")
    judge.given("it was stepped through", int(facts.unregistered_stops) > 1, True)
    judge.equal("stops in the section", facts.stops, 1)
    judge.equal("how the section ended", facts.outcome, "aborted")


@clause("interruption-finds-pointer-to-nothing", observes=INTERRUPTED)
def test_interrupted_elsewhere(facts, judge):
    judge.given("a child with a descriptor that is stopped", facts.stopped, "exit:0")
    judge.given("a child with a descriptor whose timer expires", facts.timed, "exit:0")
    judge.equal("a child without one that is stopped", facts.stopped_with_nothing, "signal:SIGSEGV")
    judge.equal("a child without one whose timer expires", facts.timed_with_nothing, "signal:SIGSEGV")


@clause("unheard-signal-aborts-nothing", observes=UNHEARD_SIGNAL)
def test_ignored_or_blocked(facts, judge):
    judge.given("sections that a handled signal aborts", facts.handled_aborts, TRIES)
    for words, commits, aborts in (
        ("an ignored", "ignored_commits", "ignored_aborts"),
        ("a blocked", "blocked_commits", "blocked_aborts"),
    ):
        clear = int(facts[commits]) >= ENOUGH or facts[aborts] == TRIES
        judge.given(f"whether {words} signal aborts is clear", clear, True)
        judge.below(f"sections that {words} signal aborts", facts[aborts], TRIES)
