"""Libraries that own an area, or share one, come into a thread and leave it."""

from fixtures import clause, dso, object_file, program

OWNER = program("ownership/owner", objects=[object_file("registrants/owner")])
BESIDE = OWNER.run(needs=["libc.rseq"])
# That the libc leaves the call to them is seen by what they say themselves, also where no tracer could tell.
ALONE = OWNER.run(regime="libc-off", judges_regime=True)
FIRST, SECOND = (
    dso("registrants/counted", name=f"counted-{name}", defines={"COUNTED_NAME": name}) for name in ("first", "second")
)
FOUND = ["-Wl,-rpath,$ORIGIN/../registrants"]
SHARERS = program("ownership/sharers", links=[FIRST, SECOND], link_options=FOUND).run(
    regime="libc-off", judges_regime=True
)


@clause("owner-uses-what-is-registered", observes=ALONE)
def test_own_area_is_registered(facts, judge):
    judge.given("the library found an area", facts.entered, "ok")
    judge.given("whose area it uses", facts.used, "another's")
    judge.equal("that area is registered", facts.used_is_registered, "EPERM")


@clause("owner-uses-what-is-registered", observes=BESIDE)
def test_libcs_area_is_used(facts, judge):
    judge.given("the library found an area", facts.entered, "ok")
    judge.equal("whose area it uses", facts.used, "the libc's")
    judge.equal("that area is registered", facts.used_is_registered, "EPERM")


@clause("owner-gives-back-its-own", observes=ALONE)
def test_own_area_is_given_back(facts, judge):
    judge.given("the library found an area", facts.entered, "ok")
    judge.given("whose area it uses", facts.used, "another's")
    judge.equal("the process that has left", facts.process, "exit:0")
    judge.equal("whose area is registered then", facts.registered_after, "nobody's")


@clause("owner-gives-back-its-own", observes=BESIDE)
def test_libcs_area_is_left(facts, judge):
    judge.given("the library found an area", facts.entered, "ok")
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
