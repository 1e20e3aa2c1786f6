"""A virtual machine loads an agent, which is linked against a library that registers threads by itself."""

from fixtures import clause, dso, program

TRACER = dso("loading/tracer")
AGENT = dso("loading/agent", links=[TRACER])
PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
HOST = program("loading/java").run(AGENT, TRACER, PLUGIN, regime="libc-off", judges_fate=True)


@clause("library-registers-each-thread-once", observes=HOST)
def test_every_thread_that_calls_in(facts, judge):
    judge.given("dlopen of the agent", facts.dlopen, "ok")
    for thread in ("main", "earlier", "later"):
        judge.given(f"what the thread {thread} has registered before", facts[f"{thread}_before"], "none")
        judge.equal(f"first call into the library, thread {thread}", facts[f"{thread}_first"], "ok")
        judge.equal(f"second call, thread {thread}", facts[f"{thread}_again"], "ok")
        # EPERM answers an unregistration with a wrong signature only where exactly this area is registered.
        judge.equal(f"the library's area, thread {thread}", facts[f"{thread}_registered"], "EPERM")


@clause("constructor-thread-has-area", observes=HOST)
def test_thread_of_a_constructor(facts, judge):
    judge.given("dlopen of the agent", facts.dlopen, "ok")
    judge.given("what a later thread has registered before", facts.later_before, "none")
    judge.equal("cpu_id of the image", facts.constructor_cpu_id, -1)
    judge.equal("bytes between its offset and main's", facts.constructor_offset_difference, 0)
    judge.equal("call into the library", facts.constructor_entered, "ok")
    judge.equal("the library's area", facts.constructor_registered, "EPERM")


@clause("registrant-stays-loaded", observes=HOST)
def test_library_outlives_the_agent(facts, judge):
    judge.equal("how the host ended", facts.fate, "exit:0")
    judge.given("the library's area when the agent is closed", facts.registered_after, "EPERM")
    judge.equal("the library is still loaded", facts.library_stayed, True)
    judge.given("dlopen of another plug-in", facts.other, "ok")
    judge.at_least("bytes from the area to its storage", abs(facts.other_from_area), facts.area_bytes)
