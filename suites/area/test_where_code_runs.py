"""Where code of a program can run: its area is there, and registered, from the first instruction of it to the last."""

from fixtures import clause, dso, program, variants

LINKED, PRELOADED, LOADED = (
    dso("area/construction", name=f"{name}-construction", defines={"NAME": name})
    for name in ("linked", "preloaded", "loaded")
)
STARTER = dso("area/starter", name="starter-apart", defines={"RESULT": "loaded_found"})

CONSTRUCTORS = program(
    "area/constructors", name="constructors-of-libraries", links=[LINKED], defines={"LIBRARIES": 1}
).run(preload=[PRELOADED])
EXITING = program("area/exit_handlers", links=[LINKED])
ENDS = {way: EXITING.run(f"way={way}", variant=way) for way in ("main", "thread", "last")}


@clause("constructors-run-registered", observes=CONSTRUCTORS)
def test_before_main(facts, judge):
    judge.equal("before all constructors", facts.before_constructors, "EPERM")
    judge.equal("in a constructor of the program", facts.in_constructor, "EPERM")
    judge.equal("in one of a linked library", facts.in_linked_library, "EPERM")
    judge.equal("in one of a preloaded library", facts.in_preloaded_library, "EPERM")


@clause("constructors-run-registered", observes=variants(program("area/constructors").run_statically()))
def test_before_main_of_a_static_program(facts, judge):
    judge.equal("before all constructors", facts.before_constructors, "EPERM")
    judge.equal("in a constructor", facts.in_constructor, "EPERM")


@clause("plugin-code-runs-registered", observes=program("area/plugin_code").run(LOADED))
def test_loading_and_closing(facts, judge):
    judge.given("main is registered", facts.registered, "EPERM")
    judge.equal("in a constructor, in main", facts.in_constructor, "EPERM")
    judge.equal("in a destructor, in main", facts.in_destructor, "EPERM")
    judge.given("the other thread is registered", facts.thread_registered, "EPERM")
    judge.equal("in a constructor, in another thread", facts.thread_in_constructor, "EPERM")
    judge.equal("in a destructor, in another thread", facts.thread_in_destructor, "EPERM")


@clause("exit-handlers-run-registered", observes=variants(ENDS))
def test_at_exit(facts, judge):
    judge.given("the process", facts.process, "exit:0")
    judge.given("the thread that exits", facts.in_thread, "EPERM")
    judge.equal("in a handler of atexit", facts.by_atexit, "EPERM")
    judge.equal("in a handler of on_exit", facts.by_on_exit, "EPERM")
    judge.equal("in a destructor of the program", facts.in_destructor, "EPERM")
    judge.equal("in a destructor of a library", facts.in_library, "EPERM")


@clause("exit-handlers-run-registered", observes=EXITING.run("way=quick", variant="quick"))
def test_at_quick_exit(facts, judge):
    judge.given("the process", facts.process, "exit:0")
    judge.given("the thread that exits", facts.in_thread, "EPERM")
    judge.equal("in a handler of at_quick_exit", facts.by_quick_exit, "EPERM")


@clause("fork-handlers-run-registered", observes=variants(program("area/fork_handlers").run_linkings()))
def test_around_fork(facts, judge):
    judge.given("the child that main forked", facts.child_fate, "exit:0")
    judge.given("the child that a thread forked", facts.threads_child_fate, "exit:0")
    judge.given("main is registered", facts.registered, "EPERM")
    judge.given("the thread that forks is registered", facts.thread_registered, "EPERM")
    judge.equal("before main forks", facts.before, "EPERM")
    judge.equal("in the parent", facts.in_parent, "EPERM")
    judge.equal("in the child", facts.in_child, "EPERM")
    judge.equal("before a thread forks", facts.thread_before, "EPERM")
    judge.equal("in that thread", facts.thread_in_parent, "EPERM")
    judge.equal("in its child", facts.thread_in_child, "EPERM")


@clause("first-handler-runs-registered", observes=variants(program("area/thread_start").run_linkings()))
def test_before_the_routine(facts, judge):
    judge.given("the handler ran before the thread's routine", facts.handled_before, True)
    judge.given("the thread is registered in its routine", facts.registered, "EPERM")
    judge.equal("in the handler", facts.in_handler, "EPERM")
    judge.equal("bytes from what the handler finds to what the routine does", facts.moved, 0)


@clause("notifying-threads-are-registered", observes=variants(program("area/notifications").run_linkings()))
def test_threads_of_the_libc(facts, judge):
    judge.equal("in a thread that tells of a timer", facts.of_timer, "EPERM")
    judge.equal("in a thread that tells of a read", facts.of_read, "EPERM")


@clause("namespace-thread-is-registered", observes=program("area/namespace_thread").run(STARTER))
def test_thread_of_another_libc(facts, judge):
    judge.given("main is registered", facts.main_thread, "EPERM")
    judge.equal("a thread that code in the namespace makes", facts.apart, "EPERM")


@clause("executed-program-starts-registered", observes=variants(program("area/executed").run_linkings()))
def test_after_exec(facts, judge):
    judge.given("the spawned program", facts.spawned_fate, "exit:0")
    judge.given("the one that a forked child executes", facts.forked_fate, "exit:0")
    judge.given("the one that a vforked child executes", facts.vforked_fate, "exit:0")
    judge.equal("in the spawned program", facts.spawned, "EPERM")
    judge.equal("in its parent", facts.after_spawn, "EPERM")
    judge.equal("in the one of a forked child", facts.forked, "EPERM")
    judge.equal("in the one of a vforked child", facts.vforked, "EPERM")
    judge.equal("in the parent of that", facts.after_vfork, "EPERM")


@clause("contexts-find-the-threads-area", observes=variants(program("area/contexts").run_linkings()))
def test_on_another_stack(facts, judge):
    judge.given("main is registered", facts.registered_before, "EPERM")
    judge.equal("in the context, in main", facts.registered, "EPERM")
    judge.equal("bytes off main's area", facts.moved, 0)
    judge.given("the other thread is registered", facts.thread_registered_before, "EPERM")
    judge.equal("in the context, in another thread", facts.thread_registered, "EPERM")
    judge.equal("bytes off that thread's area", facts.thread_moved, 0)
    judge.equal("main after all", facts.registered_after, "EPERM")
