"""The memory of an area goes away or to another: after its thread's exit, after an unregistration, or too early."""

from fixtures import clause, kernel_program

EXITED = kernel_program("thread_exit/exit_registered").run_lengths()
LOSING = kernel_program("thread_exit/unmapped_area", lane="cpu")
UNMAPPED = LOSING.run_lengths()
ORIGINAL = LOSING.run("length=32", variant="len32")


@clause("exit-needs-no-unregistration", observes=EXITED)
def test_memory_is_free_after_exit(facts, judge):
    judge.given("registration by the thread that exits", facts.first, "ok")
    judge.equal("bytes written after its exit", facts.bytes_changed, 0)
    judge.equal("registration of the same memory by another thread", facts.second, "ok")
    judge.equal("the process", facts.process, "exit:0")


@clause("exit-writes-nothing", observes=EXITED)
def test_numbers_are_left(facts, judge):
    judge.given("registration by the thread that exits", facts.first, "ok")
    judge.at_least("cpu_id after its exit (-1: not registered)", facts.cpu_id_left, 0)
    judge.equal("cpu_id_start", facts.cpu_id_start_left, facts.cpu_id_left)


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


@clause("read-only-area-kills", observes=UNMAPPED)
def test_protected_child_dies(facts, judge):
    judge.given("the child that kept its area", facts.kept, "exit:0")
    judge.given("registration by the others", facts.registration, "ok")
    judge.given("the child that unregistered before", facts.protected_unregistered, "exit:0")
    judge.equal("the child that stayed registered", facts.protected, "signal:SIGSEGV")


@clause("ignored-signal-does-not-save", observes=UNMAPPED)
def test_ignoring_child_dies(facts, judge):
    judge.given("the child that kept its area", facts.kept, "exit:0")
    judge.given("registration by the others", facts.registration, "ok")
    judge.given("the child that unregistered before", facts.unregistered, "exit:0")
    judge.equal("the child that ignores SIGSEGV", facts.ignoring, "signal:SIGSEGV")


@clause("handler-does-not-save", observes=ORIGINAL)
def test_handling_child_dies(facts, judge):
    judge.given("the child that kept its area", facts.kept, "exit:0")
    judge.given("registration by the others", facts.registration, "ok")
    judge.given("the child that unregistered before", facts.unregistered, "exit:0")
    judge.equal("the child that handles SIGSEGV", facts.handling, "signal:SIGSEGV")


@clause("reclaimed-area-is-filled-again", observes=UNMAPPED)
def test_reclaimed_area_is_there(facts, judge):
    judge.given("the child that kept its area", facts.kept, "exit:0")
    judge.given("what the kernel says of the area that is reclaimed", facts.reclaimed_confirmed, "EPERM")
    judge.equal("the child whose memory was reclaimed", facts.reclaimed, "exit:0")
    judge.equal("cpu_id of that once it was moved", facts.reclaimed_cpu_id, facts.cpu)
