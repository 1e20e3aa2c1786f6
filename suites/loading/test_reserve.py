"""The static TLS reserve: how large it is, what makes it larger, and what takes nothing of it."""

from fixtures import clause, dso, program, variants

PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
# Copies of it are made of any size, at any alignment up to its own.
PAGE_ALIGNED = dso(
    "loading/plugin", name="page-aligned-plugin", model="initial-exec", defines={"TLS_BYTES": 64, "TLS_ALIGN": 4096}
)
HUGE = dso("loading/plugin", name="huge-plugin", model="initial-exec", defines={"TLS_BYTES": 65536})
AUDITOR = dso("targets/auditor")

RESERVE = program("loading/reserve")
DEFAULT = RESERVE.run(PAGE_ALIGNED)
NONE = RESERVE.run(PAGE_ALIGNED, regime="static-tls-0")
MORE = RESERVE.run(PAGE_ALIGNED, regime="static-tls-4096")
OFF = RESERVE.run(PAGE_ALIGNED, regime="libc-off")
ANNOUNCED = {
    said: RESERVE.run(PAGE_ALIGNED, regime=f"announces-{said}", needs=["kernel.extensible", f"kernel.takes-{said}"])
    for said in ("33-64", "more", "33-4096", "4000-32")
}
ADDED = 4096  # bytes, between the two regimes
ROUNDING = 64  # bytes, to which the block of static TLS is rounded up


@clause("tunable-grows-reserve", observes={"none": NONE, "more": MORE})
def test_reserve_grows_by_what_is_asked(facts, judge):
    judge.at_least("reserve with 4096 bytes asked for", facts.more.at_32, facts.none.at_32 + ADDED)


@clause("tunable-adds-no-more", observes={"none": NONE, "more": MORE})
def test_threads_pay_for_what_is_asked(facts, judge):
    judge.given("some plug-in fits", facts.more.at_1 > 0, True)
    judge.below("bytes that 4096 add to the reserve", facts.more.at_1 - facts.none.at_1, ADDED + ROUNDING)


@clause("reserve-has-its-default", observes={"none": NONE, "default": DEFAULT})
def test_512_bytes_by_default(facts, judge):
    added = facts.default.at_1 - facts.none.at_1
    judge.at_least("bytes beyond the minimum", added, 512)
    judge.below("bytes beyond the minimum", added, 512 + ROUNDING)


@clause("reserve-serves-every-alignment", observes=DEFAULT)
def test_padding_and_no_more(facts, judge):
    judge.given("some plug-in fits", facts.at_1 > 0, True)
    for align, bytes_there in ((16, facts.at_16), (32, facts.at_32), (64, facts.at_64)):
        judge.at_least(f"reserve at multiples of {align}, and padding", bytes_there + align - 1, facts.at_1)


@clause(
    "namespaces-grow-reserve",
    observes={
        "one": RESERVE.run(PAGE_ALIGNED, regime="one-namespace"),
        "sixteen": RESERVE.run(PAGE_ALIGNED, regime="sixteen-namespaces"),
    },
)
def test_reserve_grows_with_namespaces(facts, judge):
    judge.below("reserve for one namespace", facts.one.at_32, facts.sixteen.at_32)


@clause(
    "registration-takes-no-reserve",
    observes=variants(
        {
            "default": {"registered": DEFAULT, "off": OFF},
            **{said: {"registered": run, "off": OFF} for said, run in ANNOUNCED.items()},
        }
    ),
)
def test_no_more_than_the_area(facts, judge):
    judge.given("the libc that was told not to has none", facts.off.area_room, 0)
    judge.at_least(
        "reserve, and the area with its padding", facts.registered.at_1 + facts.registered.area_room, facts.off.at_1
    )


@clause(
    "threads-take-no-reserve",
    observes={"alone": DEFAULT, "beside": RESERVE.run(PAGE_ALIGNED, "threads=one", variant="beside-thread")},
)
def test_same_reserve_beside_a_thread(facts, judge):
    judge.given("some plug-in fits", facts.alone.at_1 > 0, True)
    judge.equal("reserve beside another thread", facts.beside.at_1, facts.alone.at_1)


@clause(
    "startup-takes-no-reserve",
    observes={"alone": DEFAULT, "beside": RESERVE.run(PAGE_ALIGNED, preload=[HUGE], variant="beside-preloaded")},
)
def test_same_reserve_beside_what_is_preloaded(facts, judge):
    judge.given("some plug-in fits", facts.alone.at_1 > 0, True)
    judge.at_least("reserve, and rounding", facts.beside.at_1 + ROUNDING - 1, facts.alone.at_1)


@clause("audit-takes-no-reserve", observes=program("loading/audited_reserve").run(PAGE_ALIGNED, AUDITOR))
def test_reserve_under_an_audit_module(facts, judge):
    judge.given("some plug-in fits", facts.reserve > 0, True)
    judge.given("the audited program", facts.child_fate, "exit:0")
    judge.given("it is audited", facts.audited, True)
    judge.at_least("its reserve", facts.audited_reserve, facts.reserve)
