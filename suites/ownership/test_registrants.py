"""Libraries that own an area, or share one, come into a thread and leave it."""

from fixtures import clause, dso, object_file, program, variants

NAMES = ["owner", "by_name", "handled", "overlaid"]
OWNERS = {
    name: program(
        "ownership/owner",
        name=name if name == "owner" else f"owner-{name}",
        objects=[object_file(f"registrants/{name}")],
    )
    for name in NAMES
}
BESIDE = {name: OWNERS[name].run(needs=["libc.rseq"]) for name in NAMES}
# Those that look whether the libc registers, and how.
ASKING = {name: BESIDE[name] for name in ("owner", "by_name")}
# That the libc leaves the call to them is seen by what they say themselves, also where no tracer could tell.
ALONE = {name: OWNERS[name].run(regime="libc-off", judges_regime=True) for name in NAMES}
FIRST, SECOND = (
    dso("registrants/counted", name=f"counted-{name}", defines={"COUNTED_NAME": name}) for name in ("first", "second")
)
FOUND = ["-Wl,-rpath,$ORIGIN/../registrants"]
SHARERS = program("ownership/sharers", links=[FIRST, SECOND], link_options=FOUND).run(
    regime="libc-off", judges_regime=True
)


@clause("owner-uses-what-is-registered", observes=variants(ALONE))
def test_own_area_is_registered(facts, judge):
    judge.given("the library found an area", facts.entered, "ok")
    judge.equal("the area that it uses", facts.used_is_registered, "EPERM")


@clause("owner-uses-what-is-registered", observes=variants(ASKING))
def test_libcs_area_is_used(facts, judge):
    judge.given("the library found an area", facts.entered, "ok")
    judge.equal("whose area it uses", facts.used, "the libc's")
    judge.equal("that area is registered", facts.used_is_registered, "EPERM")


@clause("owner-gives-back-its-own", observes=variants(ALONE))
def test_own_area_is_given_back(facts, judge):
    judge.given("the library found an area", facts.entered, "ok")
    judge.given("whose area it uses", facts.used, "another's")
    judge.equal("the process that has left", facts.process, "exit:0")
    judge.equal("whose area is registered then", facts.registered_after, "nobody's")


@clause("owner-gives-back-its-own", observes=variants(BESIDE))
def test_libcs_area_is_left(facts, judge):
    judge.given("the library found an area, or was refused one", facts.entered, "ok", "EINVAL")
    judge.equal("the process that has left", facts.process, "exit:0")
    judge.equal("whose area is registered then", facts.registered_after, "the libc's")


@clause("sharers-register-once", observes=SHARERS)
def test_area_outlives_the_first_to_leave(facts, judge):
    judge.given("bytes between the areas of both", facts.distance, 0)
    judge.given("the first enters", facts.first_enters, "ok")
    judge.equal("the second enters", facts.second_enters, "ok")
    judge.equal("the area with both", facts.with_both, "EPERM")
    judge.equal("the first leaves", facts.first_leaves, "ok")
    judge.equal("the area with one", facts.with_one, "EPERM")
    judge.equal("the second leaves", facts.second_leaves, "ok")
    judge.equal("another area then", facts.own_area_then, "ok")


@clause("users-are-counted-by-thread", observes=SHARERS)
def test_thread_comes_and_goes(facts, judge):
    judge.given("the thread is left to them", facts.thread_free, "ok")
    judge.given("bytes between the areas of both", facts.distance, 0)
    judge.given("the area in main", facts.with_both, "EPERM")
    judge.equal("the second enters a thread", facts.thread_enters, "ok")
    judge.equal("the thread's area", facts.thread_registered, "EPERM")
    judge.equal("the second leaves it", facts.thread_leaves, "ok")
    judge.equal("another area of the thread then", facts.thread_own_area_then, "ok")
    judge.equal("the area in main then", facts.with_thread_gone, "EPERM")
