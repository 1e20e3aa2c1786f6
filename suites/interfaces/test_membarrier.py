"""A process asks for the barrier that restarts sections."""

from fixtures import clause, kernel_program


@clause("membarrier-needs-intent", observes=kernel_program("interfaces/membarrier").run())
def test_refused_before_the_intent(facts, judge):
    judge.equal("before the intent", facts.before, "EPERM")
    judge.equal("registering the intent", facts.intent, "ok")
    judge.equal("after the intent", facts.after, "ok")
