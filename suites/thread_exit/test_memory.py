"""The memory of an area goes away or to another: after its thread's exit, after an unregistration, or too early."""

from fixtures import clause, kernel_program

EXITED = kernel_program("thread_exit/exit_registered").run_lengths()
UNMAPPED = kernel_program("thread_exit/unmapped_area", lane="cpu").run_lengths()


@clause("exit-needs-no-unregistration", observes=EXITED)
def test_memory_is_free_after_exit(facts, judge):
    judge.given("registration by the thread that exits", facts.first, "ok")
    judge.equal("bytes written after its exit", facts.bytes_changed, 0)
    judge.equal("registration of the same memory by another thread", facts.second, "ok")
    judge.equal("the process", facts.process, "exit:0")


@clause("unregistered-area-may-be-unmapped", observes=UNMAPPED)
def test_unregistered_child_lives(facts, judge):
    judge.given("the child that kept its area", facts.kept, "exit:0")
    judge.given("the child that stayed registered", facts.registered, "signal:SIGSEGV")
    judge.equal("the child that unregistered", facts.unregistered, "exit:0")


@clause("unmapped-area-kills", observes=UNMAPPED)
def test_registered_child_dies(facts, judge):
    judge.given("the child that kept its area", facts.kept, "exit:0")
    judge.given("registration by the other one", facts.registration, "ok")
    judge.equal("the child that stayed registered", facts.registered, "signal:SIGSEGV")
