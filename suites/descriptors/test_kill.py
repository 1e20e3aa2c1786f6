"""How a process dies for a section that cannot be aborted."""

from fixtures import clause, kernel_program

KILLED = "signal:SIGSEGV"

HANDLED = kernel_program("descriptors/handled").run_lengths()
CAUSE = kernel_program("descriptors/cause").run_lengths()


@clause("kill-cannot-be-held-off", observes=HANDLED)
def test_ignored_or_blocked(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section with a signed abort handler", facts.signed, "aborted")
    judge.equal("where SIGSEGV is ignored", facts.ignored, KILLED)
    judge.equal("where SIGSEGV is blocked", facts.blocked, KILLED)


@clause("handler-does-not-survive-section", observes=HANDLED)
def test_handler_does_not_help(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section with a signed abort handler", facts.signed, "aborted")
    judge.equal("where SIGSEGV is handled", facts.handled, KILLED)


@clause("handler-survives-section", observes=HANDLED)
def test_handler_returns(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section with a signed abort handler", facts.signed, "aborted")
    judge.equal("where SIGSEGV is handled", facts.handled, "committed")


@clause("fault-in-broken-section-ends", observes=HANDLED)
def test_fault_is_the_last(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a fault in a section with a signed abort handler", facts.signed_fault, "aborted")
    judge.equal("a fault in a section without one", facts.fault, KILLED)


@clause("kill-tells-no-address", observes=CAUSE)
def test_cause_of_the_kill(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("the child with a signed abort handler", facts.signed_fate, "exit:0")
    judge.given("its SIGSEGVs", facts.signed_kills, 0)
    judge.given("the child without one", facts.unsigned_fate, KILLED)
    judge.equal("SIGSEGVs that its tracer sees", facts.kills, 1)
    judge.equal("the cause", facts.code, "SI_KERNEL")
    judge.equal("there is no address", facts.no_address, True)
