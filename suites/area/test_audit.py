"""A program runs under an audit module, which the loader calls before main and in threads."""

from fixtures import clause, dso, program, variants

# Without a reference of its own to the libc its namespace would have nobody to resolve the weak ones.
MODULE = dso("area/audit_module", link_options=["-Wl,--no-as-needed"])
PLUGIN = dso("loading/plugin", name="plugin-opened-by-thread", model="initial-exec", defines={"TLS_BYTES": 64})
AUDITED = program("area/audited").run(PLUGIN, audit=[MODULE])
PLACES = {
    "at_load": "when it is loaded",
    "at_object": "for the first object",
    "before_main": "before main",
    "in_thread": "in a thread that loads a plug-in",
}

NEIGHBOUR = dso("area/neighbour", name="audited-neighbour", defines={"NAME": "linked_storage"})
LOADED = dso("area/neighbour", name="audited-loaded-neighbour", defines={"NAME": "loaded_storage"})
NEIGHBOURS = {
    name: program(
        "area/neighbours", name=f"audited-{name}-neighbours", links=[NEIGHBOUR], defines={"OWN_ALIGNMENT": align}
    ).run(LOADED, audit=[MODULE])
    for name, align in (("narrow", 4), ("wide", 4096))
}


def judge_given(facts, judge):
    judge.given("the module has begun", facts.audited, True)
    judge.given("objects were opened before main", facts.objects > 1, True)
    judge.given("the thread has loaded the plug-in", facts.loaded, True)


@clause("audit-module-finds-the-area", observes=AUDITED)
def test_module_is_in_the_thread(facts, judge):
    judge_given(facts, judge)
    judge.given("main is registered", facts.registered, "EPERM")
    judge.given("the other thread is registered", facts.thread_registered, "EPERM")
    for place, words in PLACES.items():
        judge.equal(f"the area {words}", facts[f"{place}_registered"], "EPERM")
        judge.equal(f"bytes from the program's view of it {words}", facts[f"{place}_moved"], 0)


@clause("audit-module-has-its-storage", observes=AUDITED)
def test_module_has_its_image(facts, judge):
    judge_given(facts, judge)
    for place, words in PLACES.items():
        judge.equal(f"the variable {words}", facts[f"{place}_image"], facts.image)


@clause("area-apart-from-storage", observes=AUDITED)
def test_module_does_not_overlap(facts, judge):
    judge_given(facts, judge)
    for place, words in PLACES.items():
        judge.at_least(f"bytes between the area and the module's variable {words}", facts[f"{place}_gap"], 0)


@clause("area-apart-from-storage", observes=variants(NEIGHBOURS))
def test_nothing_overlaps_under_audit(facts, judge):
    # To main glibc 2.44 tells nothing of the linked library's.
    judge.given("main has at least three blocks of storage", facts.blocks >= 3, True)
    judge.given("the other thread has four", facts.thread_blocks >= 4, True)
    judge.at_least("bytes from the area to the nearest block", facts.gap, 0)
    judge.at_least("bytes in the other thread", facts.thread_gap, 0)


@clause("reserved-area-apart-from-storage", observes=variants(NEIGHBOURS))
def test_nothing_overlaps_the_reserve_under_audit(facts, judge):
    judge.given("main has at least three blocks of storage", facts.blocks >= 3, True)
    judge.given("the other thread has four", facts.thread_blocks >= 4, True)
    judge.at_least("bytes from what is reserved to the nearest block", facts.reserved_gap, 0)
    judge.at_least("bytes in the other thread", facts.thread_reserved_gap, 0)
