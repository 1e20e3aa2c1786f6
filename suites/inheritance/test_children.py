"""A registered process forks, makes children and threads that share its memory, and executes programs."""

from fixtures import clause, kernel_program

FORK = kernel_program("inheritance/fork_child").run_lengths()
SHARING = kernel_program("inheritance/memory_sharing_child").run_lengths()
EXEC = kernel_program("inheritance/exec").run_lengths()
VFORK = kernel_program("inheritance/vfork_child", lane="cpu").run_lengths()
THREAD = kernel_program("inheritance/thread").run_lengths()
FAILED_EXEC = kernel_program("inheritance/failed_exec", lane="cpu").run_lengths()


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


@clause("waiting-parent-changes-nothing", observes=VFORK)
def test_copy_inherits(facts, judge):
    judge.given("the parent's registration", facts.registered, "ok")
    judge.given("the child", facts.copy_fate, "exit:0")
    judge.equal("is it registered in the child", facts.copy_has, "EPERM")
    judge.equal("registering it there again", facts.copy_same, "EBUSY")
    judge.equal("is the parent's still registered", facts.parent_at_last, "EPERM")


@clause("vfork-child-starts-unregistered", observes=VFORK)
def test_sharer_has_nothing(facts, judge):
    judge.given("the parent's registration", facts.registered, "ok")
    judge.given("the child", facts.child_fate, "exit:0")
    judge.equal("is the parent's area registered in the child", facts.child_has, "EINVAL")
    judge.equal("registering an own area there", facts.child_own, "ok")
    judge.equal("cpu_id of that on another CPU", facts.child_own_cpu_id, facts.last_cpu)


@clause("vfork-child-leaves-parents-area", observes=VFORK)
def test_parents_area_is_as_it_was(facts, judge):
    judge.given("the parent's registration", facts.registered, "ok")
    judge.given("the child", facts.child_fate, "exit:0")
    judge.given("where the child has moved itself", facts.child_cpu, facts.last_cpu)
    judge.equal("the parent's cpu_id then", facts.parents_cpu_id, facts.first_cpu)
    judge.equal("the first byte of the parent's area that has changed (-1: none)", facts.parents_first_changed, -1)
    judge.equal("is the parent's still registered", facts.parent_after, "EPERM")


@clause("thread-starts-unregistered", observes=THREAD)
def test_thread_has_its_own(facts, judge):
    judge.given("registration by the first thread", facts.registered, "ok")
    judge.equal("is that registered in the new thread", facts.thread_has, "EINVAL")
    judge.equal("registering an own area there", facts.thread_own, "ok")
    judge.equal("is the first one's registered there then", facts.thread_has_first, "EINVAL")
    judge.equal("giving the own one back there", facts.thread_back, "ok")
    judge.equal("is the first thread's still registered", facts.first_after, "EPERM")
    judge.equal("is the new thread's registered in the first", facts.seconds_for_first, "EINVAL")


@clause("failed-exec-keeps-the-registration", observes=FAILED_EXEC)
def test_nothing_was_executed(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("executing no file", facts.no_file, "ENOENT")
    judge.equal("is the area registered then", facts.after_no_file, "EPERM")
    judge.given("executing a directory", facts.directory, "EACCES")
    judge.equal("is the area registered after that", facts.after_directory, "EPERM")
    judge.given("executing what is no program", facts.no_program, "ENOEXEC")
    judge.equal("is the area registered at last", facts.after_no_program, "EPERM")
    judge.equal("cpu_id on another CPU", facts.cpu_id, facts.cpu)
