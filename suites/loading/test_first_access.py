"""A thread touches a plug-in's storage for the first time: does that call the allocator?"""

from fixtures import clause, dso, program

# As much as no libc would put into the reserve by itself.
LARGE = {"TLS_BYTES": 65536}
HANDLER = dso("loading/plugin", name="handler-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
DYNAMIC = dso("loading/plugin", name="handler-dynamic-plugin", model="global-dynamic", defines=LARGE)

ACCESS = program("loading/first_access")
DIRECT = ACCESS.run(HANDLER, each_tool=True)
CALLED = ACCESS.run(DYNAMIC, variant="dynamic")


@clause("initial-exec-never-allocates", observes={"subject": DIRECT, "control": CALLED})
def test_access_is_no_call(facts, judge):
    judge.given("dlopen", facts.subject.dlopen, "ok")
    judge.given("the allocator is called for a global-dynamic one", facts.control.earlier_first > 0, True)
    for access in ("earlier_first", "earlier_again", "later_first", "later_again"):
        judge.equal(f"calls of the allocator, {access.replace('_', ' thread, ')}", facts.subject[access], 0)


@clause("global-dynamic-allocates-once", observes=CALLED)
def test_touched_once_is_enough(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.given("the loader's calls of the allocator are counted", facts.loading > 0, True)
    judge.equal("calls by the next access, earlier thread", facts.earlier_again, 0)
    judge.equal("calls by the next access, later thread", facts.later_again, 0)
