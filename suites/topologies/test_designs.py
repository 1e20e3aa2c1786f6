"""The designs that were discussed for one area a thread: a strong definition in the libc, one in a library, weak ones
everywhere. "libc" stands for a libc that exports __rseq_abi, as glibc 2.32 did while it was developed.
"""

from fixtures import clause, topology, variants


def early_user(program, words):
    """A program of its own __rseq_abi, with a library, a plug-in and a libc that has one, too."""
    text = f"""
        program object {words}
        library linked refers
        libc linked defines version-one initial-exec
        plugin aside defines-weakly
        dlopen local plugin
    """
    return topology(f"early-user-{program}", text)


@clause(
    "libc-definition-gives-way",
    observes=variants(
        {
            "strong": early_user("strong", "defines initial-exec").run,
            "weak": early_user("weak", "defines-weakly initial-exec").run,
        }
    ),
)
def test_program_takes_the_libcs_place(facts, judge):
    judge.given("the program's start", facts.start, "ok")
    judge.given("dlopen of the plug-in", facts.loads, "ok")
    expected = "program=program library=program libc=program plugin=program"
    judge.equal("whose each uses", facts.finds, expected)


def two_plugins(name, more=""):
    """Both need the library; the program knows nothing of it."""
    text = f"""
        {more}
        library aside defines initial-exec
        tracer aside refers initial-exec needs library
        profiler aside refers needs library
        dlopen local tracer
        dlopen local profiler
    """
    return topology(f"library-of-two-plugins{name}", text)


@clause(
    "one-library-serves-its-plugins",
    observes=variants(
        {
            "alone": two_plugins("").run,
            "beside-private": two_plugins("-beside-private", "program object defines").run,
        }
    ),
)
def test_both_plugins_share_the_library(facts, judge):
    judge.given("dlopen of both", facts.loads, "ok ok")
    expected = "library=library tracer=library profiler=library"
    judge.equal("whose each uses", facts.finds.removeprefix("program=program "), expected)


WEAK_ONES = """
    program object refers
    front preloaded defines-weakly
    library linked defines-weakly initial-exec
    libc linked defines-weakly version-one initial-exec
    plugin aside defines-weakly
    dlopen local plugin
"""


@clause(
    "first-of-all-weak-serves-all",
    observes=variants(
        {
            "preloaded": topology("all-weak", WEAK_ONES).run,
            "by-descriptor": topology("all-weak-by-descriptor", WEAK_ONES.replace("initial-exec", "descriptor")).run,
        }
    ),
)
def test_first_weak_one_serves_all(facts, judge):
    judge.given("dlopen of the plug-in", facts.loads, "ok")
    expected = "program=front front=front library=front libc=front plugin=front"
    judge.equal("whose each uses", facts.finds, expected)


@clause(
    "first-of-all-weak-serves-all", observes=topology("weak-program", WEAK_ONES.replace("refers", "defines-weakly")).run
)
def test_weak_program_serves_all(facts, judge):
    judge.given("dlopen of the plug-in", facts.loads, "ok")
    expected = "program=program front=program library=program libc=program plugin=program"
    judge.equal("whose each uses", facts.finds, expected)
