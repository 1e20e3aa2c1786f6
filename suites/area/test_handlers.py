"""A signal interrupts a thread; its handler looks for the area."""

from fixtures import clause, program, variants


@clause("handlers-find-the-area", observes=variants(program("area/handlers").run_linkings()))
def test_both_stacks(facts, judge):
    judge.given("the second handler ran on the alternate stack", facts.on_alternate, True)
    judge.given("main is registered", facts.registered, "EPERM")
    judge.given("the other thread is registered", facts.thread_registered, "EPERM")
    judge.equal("in a handler of main", facts.plain, "EPERM")
    judge.equal("bytes that the area is off there", facts.plain_moved, 0)
    judge.equal("on main's alternate stack", facts.alternate, "EPERM")
    judge.equal("bytes off there", facts.alternate_moved, 0)
    judge.equal("in a handler of the other thread", facts.thread_plain, "EPERM")
    judge.equal("bytes off there", facts.thread_plain_moved, 0)
    judge.equal("on the other thread's alternate stack", facts.thread_alternate, "EPERM")
    judge.equal("bytes off there", facts.thread_alternate_moved, 0)
