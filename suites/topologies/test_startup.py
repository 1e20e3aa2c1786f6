"""What comes with the program: linked, needed by what is linked, preloaded."""

from fixtures import clause, topology, variants


@clause(
    "nearer-library-comes-first",
    observes=topology(
        "near-and-far",
        """
        program object refers
        far aside defines
        bridge linked ignores needs far
        near linked defines
        """,
    ).run,
)
def test_breadth_comes_before_depth(facts, judge):
    judge.given("the program's start", facts.start, "ok")
    judge.equal("whose each uses", facts.finds, "program=near far=near near=near")


def preloaded(name, words, more=""):
    """A library that only looks, in front of a program that has nothing for it, or has."""
    return topology(f"preloaded-{name}", f"{more}\nneedy preloaded {words}").run


SERVED = preloaded("served", "refers", "exported\nprogram object defines")


@clause(
    "unserved-preloaded-reference-stops-the-start",
    observes={"subject": preloaded("unserved", "refers"), "control": SERVED},
)
def test_program_does_not_start(facts, judge):
    judge.given("the start with a definition", facts.control.start, "ok")
    judge.equal("the start without one", facts.subject.start, "undefined")


@clause(
    "unserved-weak-preloaded-reference-stops-nothing",
    observes={"subject": preloaded("unserved-weakly", "refers-weakly"), "control": SERVED},
)
def test_weak_reference_stops_nothing(facts, judge):
    judge.given("whose is used where there is a definition", facts.control.finds, "program=program needy=program")
    judge.equal("the start without one", facts.subject.start, "ok")
    judge.equal("whose the preloaded one uses", facts.subject.finds, "needy=nothing")


@clause(
    "late-definition-serves-no-earlier-reference",
    observes=variants(
        {
            place: topology(
                f"late-definition-{place}",
                f"""
                early {place} refers-weakly
                late aside defines
                dlopen global late
                """,
            ).run
            for place in ("linked", "preloaded")
        }
    ),
)
def test_reference_stays_unserved(facts, judge):
    judge.equal("the program's start", facts.start, "ok")
    judge.equal("dlopen of the definition", facts.loads, "ok")
    judge.equal("whose each uses", facts.finds, "early=nothing late=late")
    judge.equal("whose dlsym finds", facts.by_default, "main=late early=late late=late")
