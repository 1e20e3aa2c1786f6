"""The area and thread-local storage do not overlap, whatever alignment that has, and however it comes to be there."""

from fixtures import clause, dso, program, variants

DESCRIPTORS = ["-mtls-dialect=gnu2"]


def neighbour(place, **how):
    """A library whose storage is found by a function that is named after the place."""
    defines = {"NAME": f"{place}_storage", **how.pop("defines", {})}
    return dso("area/neighbour", name=f"{how.pop('name', place)}-neighbour", defines=defines, **how)


LINKED, PRELOADED, PLUGIN = neighbour("linked"), neighbour("preloaded"), neighbour("loaded")
BY_DESCRIPTOR = neighbour(
    "loaded", name="descriptor", defines={"MODEL": '"global-dynamic"'}, options=DESCRIPTORS
)  # small enough for the libc to put it beside the others


def owner(name, alignment, linked=LINKED):
    """A program whose own storage has that alignment."""
    return program("area/neighbours", name=f"{name}-neighbours", links=[linked], defines={"OWN_ALIGNMENT": alignment})


def alone(name, alignment):
    """The same without libraries, for static links."""
    return program(
        "area/neighbours", name=f"{name}-alone", defines={"OWN_ALIGNMENT": alignment, "ALONE": 1}
    ).run_statically()


BYTE, NARROW, LINE, PART, WIDE = (
    owner(name, alignment)
    for name, alignment in (("byte", 1), ("narrow", 4), ("line", 64), ("part", 256), ("wide", 4096))
)
WIDE_LIBRARY = owner("wide-library", 4, neighbour("linked", name="linked-wide", defines={"ALIGNMENT": 4096}))
AMONG_LIBRARIES = variants(
    {each.name: each.run(PLUGIN, preload=[PRELOADED]) for each in (BYTE, NARROW, LINE, PART, WIDE, WIDE_LIBRARY)}
    | {
        "by-descriptor": NARROW.run(
            BY_DESCRIPTOR, preload=[PRELOADED], variant="descriptor", needs=["cc.tls-descriptors"]
        ),
        "announced-more": LINE.run(PLUGIN, preload=[PRELOADED], regime="announces-more", needs=["kernel.extensible"]),
    }
)
UNDER_ANNOUNCEMENTS = variants(
    {
        f"{each.name}-{said}": each.run(
            PLUGIN,
            preload=[PRELOADED],
            regime=f"announces-{said}",
            needs=["kernel.extensible", f"kernel.takes-{said}"],
        )
        for each in (NARROW, WIDE)
        for said in ("33-64", "33-4096", "4000-32")
    }
)
STATIC = variants(
    {
        f"{name}-{kind}": run
        for name, alignment in (("byte", 1), ("part", 256), ("wide", 4096))
        for kind, run in alone(name, alignment).items()
    }
)


def blocks_are_seen(facts, judge, least, words):
    judge.given(f"main has {words}", facts.blocks >= least, True)
    judge.given("the other thread too", facts.thread_blocks >= least, True)


def among_libraries(facts, judge):
    # The program's own, those of the three libraries, and the libc's.
    blocks_are_seen(facts, judge, 5, "at least five blocks of storage")


def in_a_static_program(facts, judge):
    blocks_are_seen(facts, judge, 1, "a block of storage")


def no_block_in_the_area(facts, judge):
    judge.at_least("bytes from the area to the nearest block", facts.gap, 0)
    judge.at_least("bytes in the other thread", facts.thread_gap, 0)


def no_block_in_what_is_reserved(facts, judge):
    judge.at_least("bytes from what is reserved to the nearest block", facts.reserved_gap, 0)
    judge.at_least("bytes in the other thread", facts.thread_reserved_gap, 0)


@clause("area-apart-from-storage", observes=AMONG_LIBRARIES)
def test_no_block_overlaps(facts, judge):
    among_libraries(facts, judge)
    no_block_in_the_area(facts, judge)


@clause("area-apart-from-storage", observes=STATIC)
def test_no_overlap_in_a_static_program(facts, judge):
    in_a_static_program(facts, judge)
    no_block_in_the_area(facts, judge)


@clause("reserved-area-apart-from-storage", observes=AMONG_LIBRARIES)
def test_no_block_in_what_is_reserved(facts, judge):
    among_libraries(facts, judge)
    no_block_in_what_is_reserved(facts, judge)


@clause("reserved-area-apart-from-storage", observes=STATIC)
def test_no_block_in_what_a_static_program_reserves(facts, judge):
    in_a_static_program(facts, judge)
    no_block_in_what_is_reserved(facts, judge)


@clause("announced-area-apart-from-storage", observes=UNDER_ANNOUNCEMENTS)
def test_no_block_in_an_announced_area(facts, judge):
    among_libraries(facts, judge)
    no_block_in_the_area(facts, judge)
