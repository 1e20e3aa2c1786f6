"""dlsym looks the name up: for whom, from where on, and by which version."""

from fixtures import clause, topology, variants


@clause(
    "dlsym-asks-in-the-callers-order",
    observes=topology(
        "asking-callers",
        """
        library aside defines
        plugin aside refers needs library
        other aside defines
        dlopen local plugin
        dlopen local other
        """,
    ).run,
)
def test_each_caller_has_its_order(facts, judge):
    judge.given("the loads", facts.loads, "ok ok")
    judge.equal("whose dlsym finds", facts.by_default, "main=nothing library=library plugin=library other=other")


@clause(
    "dlsym-next-comes-after-the-caller",
    observes=topology(
        "next-ones",
        """
        program object defines
        front preloaded defines
        middle linked refers
        last linked defines-weakly
        """,
    ).run,
)
def test_next_is_behind_the_caller(facts, judge):
    judge.given("the program's start", facts.start, "ok")
    judge.equal("whose is the next", facts.by_next, "main=front front=last middle=last last=nothing")


@clause(
    "dlsym-needs-no-version",
    observes=variants(
        {
            version: topology(
                f"asked-for-{version}",
                f"""
                owner linked defines {version}
                plugin aside ignores needs owner
                dlopen local plugin
                """,
            ).run
            for version in ("version-one", "version-two")
        }
    ),
)
def test_versioned_one_is_found(facts, judge):
    judge.given("whose the definer uses", facts.finds, "owner=owner")
    judge.equal("whose dlsym finds", facts.by_default, "main=owner owner=owner plugin=owner")
    judge.equal("whose is the next", facts.by_next, "main=owner owner=nothing plugin=owner")
    judge.equal("whose the plug-in's handle has", facts.by_handle, "1=owner")
