"""A plug-in is loaded into namespaces of their own."""

from fixtures import clause, dso, program, variants

PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
DYNAMIC = dso("loading/plugin", name="small-dynamic-plugin", model="global-dynamic", defines={"TLS_BYTES": 64})
NAMESPACES = program("loading/namespaces")
FULL = program("loading/namespaces_full")
FILLED = FULL.run(PLUGIN, DYNAMIC, judges_fate=True)
MORE_FILLED = FULL.run(PLUGIN, DYNAMIC, regime="sixteen-namespaces", judges_fate=True)


@clause(
    "each-namespace-holds-plugin",
    observes=variants(
        {
            # Beside the base namespace: glibc makes room for four unless it is told otherwise.
            "default": NAMESPACES.run(PLUGIN, "namespaces=3"),
            "sixteen": NAMESPACES.run(PLUGIN, "namespaces=15", regime="sixteen-namespaces"),
        }
    ),
)
def test_as_many_as_the_tunable_says(facts, judge):
    judge.equal("namespaces with the plug-in", facts.opened, facts.asked)
    judge.equal("plug-ins that began with their image", facts.images, facts.asked)


@clause("namespaces-run-out-cleanly", observes=variants({"default": FILLED, "sixteen": MORE_FILLED}))
def test_one_too_many_is_refused(facts, judge):
    judge.equal("how the program ended", facts.fate, "exit:0")
    judge.below("namespaces with the plug-in", facts.made, facts.most)
    judge.given("some namespace is made", facts.made > 0, True)
    judge.mentions("the loader's message", facts.message, ["static TLS", "no more namespaces"])
    judge.equal("plug-ins that began with their image", facts.images, facts.made)
    judge.equal("plug-ins that kept what was stored", facts.kept, facts.made)
    judge.equal("dlopen of a plug-in that needs no reserve", facts.other, "ok")


@clause("closed-namespaces-come-back", observes=variants({"default": FILLED, "sixteen": MORE_FILLED}))
def test_as_many_as_before(facts, judge):
    judge.given("how the program ended", facts.fate, "exit:0")
    judge.given("some namespace is made", facts.made > 0, True)
    judge.equal("namespaces after all were closed", facts.made_again, facts.made)
