"""A registered process forks, makes a child that shares its memory, and executes a program."""

from fixtures import clause, kernel_program

FORK = kernel_program("registration/fork_child").run_lengths()
SHARING = kernel_program("registration/memory_sharing_child").run_lengths()
EXEC = kernel_program("registration/exec").run_lengths()


@clause("fork-child-inherits", observes=FORK)
def test_child_has_what_the_parent_had(facts, judge):
    judge.given("the parent's registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.given("the child", facts.child_fate, "exit:0")
    judge.equal("is it registered in the child", facts.child_has, "EPERM")
    judge.equal("registering it there again", facts.child_same, "EBUSY")
    judge.equal("giving it back there", facts.child_given_back, "ok")
    judge.equal("is the parent's still registered", facts.parent_after, "EPERM")


@clause("memory-sharing-child-starts-unregistered", observes=SHARING)
def test_child_has_nothing(facts, judge):
    judge.given("the parent's registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.given("the child", facts.child_fate, "exit:0")
    judge.equal("is the parent's area registered in the child", facts.child_has, "EINVAL")
    judge.equal("registering an own area there", facts.child_own, "ok")
    judge.equal("is the parent's still registered", facts.parent_after, "EPERM")


@clause("exec-starts-unregistered", observes=EXEC)
def test_new_image_has_nothing(facts, judge):
    judge.given("the process that executes", facts.child_fate, "exit:0")
    judge.given("the new image has run", facts.arrived, 1)
    judge.equal("registering an area there", facts.own, "ok")
