"""All code of a thread meets in one area, wherever the code is and however long the thread lives."""

from fixtures import clause, dso, program


def accessor(place):
    """A weak reference alone does not ask for the libc, and without it a new namespace has nobody to resolve it."""
    return dso(
        "area/accessor",
        name=f"{place}-accessor",
        defines={"NAME": f"{place}_area"},
        link_options=["-Wl,--no-as-needed"],
    )


LINKED, PRELOADED, LOADED = accessor("linked"), accessor("preloaded"), accessor("loaded")

OBJECTS = program("area/objects", links=[LINKED])
IN_PROCESS = OBJECTS.run(LOADED, preload=[PRELOADED])
BESIDE_NAMESPACE = OBJECTS.run(LOADED, preload=[PRELOADED], variant="namespace", needs=["libc.namespaces"])
LIFETIME = program("area/lifetime").run(LOADED)
ACCESSORS = program("area/accessors", links=[LINKED]).run()


@clause("one-area-for-all-objects", observes=IN_PROCESS)
def test_every_object_finds_it(facts, judge):
    judge.given("main is registered", facts.registered, "EPERM")
    judge.given("the other thread is registered", facts.thread_registered, "EPERM")
    judge.equal("bytes from the program's view to a linked library's", facts.linked, 0)
    judge.equal("bytes to a preloaded library's", facts.preloaded, 0)
    judge.equal("bytes to a dlopened library's", facts.loaded, 0)
    judge.equal("in the other thread, bytes to a linked library's", facts.thread_linked, 0)
    judge.equal("bytes there to a preloaded library's", facts.thread_preloaded, 0)
    judge.equal("bytes there to a dlopened library's", facts.thread_loaded, 0)


@clause("one-area-for-all-objects", observes=BESIDE_NAMESPACE)
def test_another_namespace_finds_it(facts, judge):
    judge.given("main is registered", facts.registered, "EPERM")
    judge.given("the other thread is registered", facts.thread_registered, "EPERM")
    judge.equal("bytes from the program's view to that of a library in a new namespace", facts.apart, 0)
    judge.equal("in the other thread, bytes to that of a library in a new namespace", facts.thread_apart, 0)


@clause("area-stays-with-its-thread", observes=LIFETIME)
def test_area_does_not_move(facts, judge):
    judge.given("main is registered", facts.registered_at_first, "EPERM")
    judge.given("the other thread is registered", facts.thread_registered_at_first, "EPERM")
    judge.equal("bytes that main's area has moved", facts.moved, 0)
    judge.equal("main in the end", facts.registered_in_the_end, "EPERM")
    judge.equal("bytes that the other thread's area has moved", facts.thread_moved, 0)
    judge.equal("the other thread in the end", facts.thread_registered_in_the_end, "EPERM")
    judge.at_least("bytes between both areas", facts.apart, facts.length)


@clause("accessor-follows-the-thread", observes=ACCESSORS)
def test_accessor_is_the_offset(facts, judge):
    judge.given("the forked child", facts.child_fate, "exit:0")
    judge.equal("bytes off in a constructor", facts.in_constructor, 0)
    judge.equal("bytes off in main", facts.in_main, 0)
    judge.equal("bytes off in a thread", facts.in_thread, 0)
    judge.equal("bytes off in a handler of that thread", facts.in_handler, 0)
    judge.equal("bytes off in a forked child", facts.in_child, 0)
