"""The area of kernels to come: auxv says something else than this kernel does, and the libc alone is bent by it."""

from fixtures import clause, program, variants

AREA = program("area/announced_area")
# Sizes and alignments, as fixtures/targets/announcements.py has them.
LONGER = ("33-64", "40-64", "64-64", "more", "33-4096", "4000-32")
ORIGINAL = ("5-32", "20-32", "28-32")


def told(*announcements, of=AREA, **how):
    """Each linking under each of the announcements; longer areas only where the kernel would take them."""
    return {
        f"{linking}-{said}": run
        for said in announcements
        for linking, run in of.run_linkings(
            regime=f"announces-{said}",
            needs=["kernel.extensible", *(f"kernel.takes-{said}" for _ in range(said in LONGER))],
            **how,
        ).items()
    }


REST = told("more", "4000-32", of=program("area/announced_rest"))
STORAGE = {
    f"{name}-{row}": run
    for name, align in (("narrow", 4), ("wide", 4096))
    for row, run in told(
        "33-64",
        "more",
        "33-4096",
        "4000-32",
        of=program("area/announced_storage", name=f"{name}-storage", defines={"OWN_ALIGNMENT": align}),
    ).items()
}
SMALLEST = program("area/smallest_stack")
STACKS = {
    "plain": SMALLEST.run(),
    **told("33-64", "more", "33-4096", "4000-32", of=SMALLEST),
}
PLAIN = AREA.run()
FOLLOWED = told(*LONGER)
IGNORED = {said: {"plain": PLAIN, "told": FOLLOWED[f"dynamic-{said}"]} for said in LONGER}
NOTHING = AREA.run_linkings(regime="announces-nothing", needs=["kernel.extensible"])


@clause("area-follows-the-announcement", observes=variants(FOLLOWED))
def test_announcement_is_followed(facts, judge):
    judge.given("the tracer's request", facts.request, "ok")
    judge.equal("__rseq_size", facts.size, facts.announced)
    judge.equal("the registered length", facts.length, facts.announced)
    judge.equal("main's area at the length that __rseq_size tells", facts.registered, "EPERM")
    judge.multiple_of("place", facts.place, facts.alignment)
    judge.given("another thread is registered", facts.thread_registered, "EPERM")
    judge.equal("the registered length of another thread", facts.thread_length, facts.announced)
    judge.multiple_of("place of another thread's", facts.thread_place, facts.alignment)
    judge.given("a thread on the program's stack is registered", facts.own_stack_registered, "EPERM")
    judge.equal("the registered length of that", facts.own_stack_length, facts.announced)
    judge.multiple_of("place of that one's", facts.own_stack_place, facts.alignment)


@clause("announced-area-apart-from-storage", observes=variants(STORAGE))
def test_own_storage_is_elsewhere(facts, judge):
    judge.given("the libc has an area", facts.size > 0, True)
    judge.at_least("bytes from the area to the program's storage", facts.gap, 0)
    judge.equal("bytes of it beyond a multiple of its alignment", facts.beyond, 0)
    judge.at_least("bytes in another thread", facts.thread_gap, 0)
    judge.equal("bytes beyond a multiple there", facts.thread_beyond, 0)


@clause("announced-rest-starts-empty", observes=variants(REST))
def test_rest_is_zero(facts, judge):
    judge.given("the area has a rest", facts.rest > 0, True)
    judge.given("main is registered", facts.main_registered, "EPERM")
    judge.given("another thread gets the area of one that has ended", facts.recycled, True)
    judge.given("that thread is registered", facts.thread_registered, "EPERM")
    judge.equal("bytes of main's that are not 0", facts.main_left, 0)
    judge.equal("bytes of the other thread's that are not 0", facts.thread_left, 0)


@clause("smallest-stack-holds-the-area", observes=variants(STACKS))
def test_thread_on_a_smallest_stack(facts, judge):
    judge.given("a thread on a stack of the usual size", facts.usual, "ok")
    judge.given("that thread is registered", facts.usual_registered, "EPERM")
    judge.equal("the libc takes the size that it names", facts.size_taken, "ok")
    judge.equal("a thread on a stack of that size", facts.smallest, "ok")
    judge.equal("its area", facts.smallest_registered, "EPERM")


@clause("small-announcement-leaves-the-original", observes=variants(told(*ORIGINAL)))
def test_original_area_at_least(facts, judge):
    judge.given("the tracer's request", facts.request, "ok")
    judge.given("another thread is registered", facts.thread_registered, "EPERM")
    judge.equal("__rseq_size", facts.size, max(facts.announced, 20))
    judge.equal("the registered length", facts.length, 32)
    judge.equal("that of another thread", facts.thread_length, 32)
    judge.multiple_of("place", facts.place, 32)
    judge.multiple_of("place of another thread's", facts.thread_place, 32)


@clause(
    "small-announcement-leaves-the-original",
    observes=variants({f"{linking}-none": run for linking, run in NOTHING.items()}),
)
def test_original_area_where_nothing_is_announced(facts, judge):
    judge.given("the tracer's request", facts.request, "ok")
    judge.given("another thread is registered", facts.thread_registered, "EPERM")
    judge.equal("__rseq_size", facts.size, 20)
    judge.equal("the registered length", facts.length, 32)
    judge.equal("that of another thread", facts.thread_length, 32)
    judge.multiple_of("place", facts.place, 32)
    judge.multiple_of("place of another thread's", facts.thread_place, 32)


@clause("announcement-is-not-half-followed", observes=variants(IGNORED))
def test_ignored_as_a_whole(facts, judge):
    judge.given("the tracer's request", facts.told.request, "ok")
    judge.given("another thread is registered", facts.told.thread_registered, "EPERM")
    judge.equal("__rseq_size", facts.told.size, facts.plain.size)
    judge.equal("the registered length", facts.told.length, 32)
    judge.equal("that of another thread", facts.told.thread_length, 32)
    judge.multiple_of("place", facts.told.place, 32)
    judge.multiple_of("place of another thread's", facts.told.thread_place, 32)


def all_or_nothing(facts, judge):
    """Either the area is registered and everything says so, or everything says that it is not."""
    judge.equal("how the program ended", facts.fate, "exit:0")
    judge.one_of("main's area", facts.registered, ["EPERM", "EINVAL"])
    judge.equal("__rseq_size says registered", facts.size != 0, facts.registered == "EPERM")
    judge.equal("main's cpu_id says registered", facts.cpu_id >= 0, facts.registered == "EPERM")
    judge.equal("another thread's area", facts.thread_registered, facts.registered)
    judge.equal("its cpu_id says registered", facts.thread_cpu_id >= 0, facts.registered == "EPERM")


@clause("odd-alignment-is-survived", observes=variants(told("28-0", "28-16", "28-48", judges_fate=True)))
def test_registered_or_not(facts, judge):
    all_or_nothing(facts, judge)


@clause("huge-size-is-not-cut-off", observes=variants(told(str(1 << 32) + "-32", judges_fate=True)))
def test_size_and_registration_agree(facts, judge):
    all_or_nothing(facts, judge)
