"""A plug-in is loaded into namespaces of their own."""

from fixtures import clause, dso, program, variants

PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
NAMESPACES = program("loading/namespaces")


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
