"""The static TLS reserve: how large it is, what happens past it, and what gives it back."""

from fixtures import clause, dso, program, variants

PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
UNRESOLVED = dso(
    "loading/plugin",
    name="unresolved-plugin",
    model="initial-exec",
    defines={"TLS_BYTES": 64, "NEEDS": "nobody_has_this"},
)

REFUSED = program("loading/refused")
ONCE = REFUSED.run(PLUGIN, judges_fate=True)
ALONE = REFUSED.run(PLUGIN, "threads=none", variant="alone", judges_fate=True)
OFTEN = REFUSED.run(PLUGIN, "then=full", variant="full")
OFTEN_UNRESOLVED = REFUSED.run(PLUGIN, UNRESOLVED, "then=full", "reason=symbol", variant="unresolved")
REOPENED = program("loading/reopened").run(PLUGIN)
IN_ORDER = program("loading/closed_in_order").run(PLUGIN)
RESERVE = program("loading/reserve")
ADDED = 4096  # bytes, between the two regimes


@clause("oversize-plugin-refused", observes=variants({"beside-thread": ONCE, "alone": ALONE}))
def test_process_goes_on(facts, judge):
    judge.equal("how the program ended", facts.fate, "exit:0")
    judge.given("some plug-in fits", facts.reserve > 0, True)
    judge.equal("refused loads", facts.refused, facts.asked)
    judge.equal("dlopen of a plug-in that fits", facts.fitting, "ok")
    judge.equal("its image in main", facts.main_image, facts.image)
    judge.equal("its image in another thread", facts.thread_image, facts.image)


@clause("refusal-says-static-tls", observes=variants({"beside-thread": ONCE, "alone": ALONE}))
def test_message_names_static_tls(facts, judge):
    judge.given("refused loads", facts.refused, facts.asked)
    judge.mentions("the loader's message", facts.message, ["static TLS", "initial-exec TLS"])


@clause("refusal-keeps-reserve", observes=variants({"size": OFTEN, "symbol": OFTEN_UNRESOLVED}))
def test_as_much_fits_as_before(facts, judge):
    judge.given("some plug-in fits", facts.reserve > 0, True)
    judge.given("refused loads", facts.refused, facts.asked)
    judge.equal("dlopen of a plug-in as large as fitted before", facts.fitting, "ok")


@clause("closed-plugin-returns-reserve", observes=REOPENED)
def test_plugin_that_fills_the_reserve_comes_back(facts, judge):
    judge.given("the first load succeeds", facts.loaded > 0, True)
    judge.given("loads that were not undone", facts.stayed, 0)
    judge.equal("loads of the plug-in", facts.loaded, facts.asked)


@clause("closing-order-is-free", observes=IN_ORDER)
def test_first_loaded_first_closed(facts, judge):
    judge.given("dlopen of both", facts.dlopen, "ok")
    judge.equal("reserve when both are closed", facts.reserve_after, facts.reserve_before)


@clause("reopened-plugin-starts-fresh", observes=REOPENED)
def test_nothing_is_left_of_the_last_load(facts, judge):
    judge.given("it is loaded again", facts.loaded > 1, True)
    judge.given("loads that were not undone", facts.stayed, 0)
    judge.equal("loads with a stale image in main", facts.main_stale, 0)
    judge.equal("loads with a stale image in the earlier thread", facts.earlier_stale, 0)


@clause(
    "tunable-grows-reserve",
    observes={
        "none": RESERVE.run(PLUGIN, regime="static-tls-0"),
        "more": RESERVE.run(PLUGIN, regime="static-tls-4096"),
    },
)
def test_reserve_grows_by_what_is_asked(facts, judge):
    judge.at_least("reserve with 4096 bytes asked for", facts.more.reserve, facts.none.reserve + ADDED)


@clause(
    "namespaces-grow-reserve",
    observes={
        "one": RESERVE.run(PLUGIN, regime="one-namespace"),
        "sixteen": RESERVE.run(PLUGIN, regime="sixteen-namespaces"),
    },
)
def test_reserve_grows_with_namespaces(facts, judge):
    judge.below("reserve for one namespace", facts.one.reserve, facts.sixteen.reserve)
