"""Plug-ins are closed: what gives the reserve back, and what a plug-in finds that comes again."""

from fixtures import clause, dso, program

PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
REOPENED = program("loading/reopened").run(PLUGIN)
IN_ORDER = program("loading/closed_in_order")


@clause("closed-plugin-returns-reserve", observes=REOPENED)
def test_plugin_that_fills_the_reserve_comes_back(facts, judge):
    judge.given("the first load succeeds", facts.loaded > 0, True)
    judge.given("loads that were not undone", facts.stayed, 0)
    judge.equal("loads of the plug-in", facts.loaded, facts.asked)


def reserve_is_back(facts, judge):
    judge.given("dlopen of both", facts.dlopen, "ok")
    judge.equal("reserve when both are closed", facts.reserve_after, facts.reserve_before)


@clause("closing-order-is-free", observes=IN_ORDER.run(PLUGIN))
def test_first_loaded_first_closed(facts, judge):
    reserve_is_back(facts, judge)


@clause("last-loaded-first-closed-returns-reserve", observes=IN_ORDER.run(PLUGIN, "close=last", variant="last"))
def test_last_loaded_first_closed(facts, judge):
    reserve_is_back(facts, judge)


@clause("odd-sized-storage-comes-back", observes=IN_ORDER.run(PLUGIN, "close=last", "size=odd", variant="odd"))
def test_no_multiple_of_the_alignment(facts, judge):
    reserve_is_back(facts, judge)


@clause("reopened-plugin-starts-fresh", observes=REOPENED)
def test_nothing_is_left_of_the_last_load(facts, judge):
    judge.given("it is loaded again", facts.loaded > 1, True)
    judge.given("loads that were not undone", facts.stayed, 0)
    judge.equal("loads with a stale image in main", facts.main_stale, 0)
    judge.equal("loads with a stale image in the earlier thread", facts.earlier_stale, 0)
