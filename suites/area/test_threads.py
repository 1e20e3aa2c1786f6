"""Threads of every origin: those of the program, of a forked child, and of a library's constructor."""

from fixtures import clause, dso, program, variants

LINKED = dso("area/starter", name="linked-starter", defines={"RESULT": "linked_found"})
LOADED = dso("area/starter", name="loaded-starter", defines={"RESULT": "loaded_found"})


@clause("libc-registers-every-thread", observes=variants(program("area/every_thread").run_linkings()))
def test_registered_everywhere(facts, judge):
    # EPERM answers an unregistration with a wrong signature only where exactly this area is registered.
    judge.equal("in a constructor", facts.constructor, "EPERM")
    judge.equal("in main", facts.main_thread, "EPERM")
    judge.equal("in a later thread", facts.later_thread, "EPERM")
    judge.equal("in a C11 thread", facts.standard_thread, "EPERM")
    judge.equal("in a detached thread", facts.detached_thread, "EPERM")
    judge.equal("in a thread on a stack of the program's", facts.own_stack, "EPERM")
    judge.equal("in one on the smallest stack that the libc takes", facts.smallest_stack, "EPERM")


@clause("forked-child-is-registered", observes=variants(program("area/forked_child").run_linkings()))
def test_children_and_their_threads(facts, judge):
    judge.given("the parent", facts.parent, "EPERM")
    judge.given("the child that main forked", facts.from_main_fate, "exit:0")
    judge.given("the child that a thread forked", facts.from_thread_fate, "exit:0")
    judge.equal("the child that main forked", facts.from_main, "EPERM")
    judge.equal("a thread of that child", facts.thread_of_it, "EPERM")
    judge.equal("the child that a thread forked", facts.from_thread, "EPERM")
    judge.equal("a thread of that child", facts.thread_of_that, "EPERM")
    judge.equal("the parent after all", facts.parent_after, "EPERM")


@clause("library-thread-is-registered", observes=program("area/library_thread", links=[LINKED]).run(LOADED))
def test_threads_of_constructors(facts, judge):
    judge.equal("of a library that the program is linked against", facts.linked, "EPERM")
    judge.equal("of a library that the program dlopens", facts.loaded, "EPERM")
