"""Plug-ins, their libraries, and what becomes global when."""

from fixtures import clause, topology, variants


def later_user(name, *loads):
    """A user is loaded last, after these."""
    text = "owner aside defines\nuser aside refers\n" + "".join(f"dlopen {load}\n" for load in (*loads, "local user"))
    return topology(name, text).run


UNPROMOTED = later_user("opened-twice", "local owner", "local owner")


@clause(
    "promoted-definition-serves-later-plugins",
    observes=variants(
        {
            "no-load": {"run": later_user("promoted", "local owner", "promote owner"), "control": UNPROMOTED},
            "opened-again": {"run": later_user("reopened", "local owner", "global owner"), "control": UNPROMOTED},
        }
    ),
)
def test_promoted_one_is_found(facts, judge):
    judge.given("the loads without promotion", facts.control.loads, "ok ok undefined")
    judge.equal("the loads", facts.run.loads, "ok ok ok")
    judge.equal("whose each uses", facts.run.finds, "owner=owner user=owner")


@clause(
    "promoted-definition-serves-later-plugins",
    observes={"run": later_user("promoted-only", "promote owner"), "control": UNPROMOTED},
)
def test_absent_one_is_not_promoted(facts, judge):
    judge.given("the loads where it is there", facts.control.loads, "ok ok undefined")
    judge.equal("the loads", facts.run.loads, "absent undefined")


@clause(
    "promotion-moves-nobody",
    observes=topology(
        "promoted-beside-bound",
        """
        owner aside defines
        bound aside defines
        later aside defines
        dlopen local owner
        dlopen local bound
        dlopen promote owner
        dlopen local later
        """,
    ).run,
)
def test_bound_plugin_stays(facts, judge):
    judge.given("the loads", facts.loads, "ok ok ok ok")
    judge.equal("whose each uses", facts.finds, "owner=owner bound=bound later=owner")


def with_library(name, how, first=""):
    """A plug-in that brings a library, then a user."""
    text = f"""
        {first}
        library aside defines
        plugin aside refers needs library
        user aside refers
        dlopen {how} plugin
        dlopen local user
    """
    return topology(name, text).run


@clause(
    "global-plugin-brings-its-libraries",
    observes={"run": with_library("global-plugin", "global"), "control": with_library("local-plugin", "local")},
)
def test_library_becomes_global_too(facts, judge):
    judge.given("the loads where the plug-in is local", facts.control.loads, "ok undefined")
    judge.equal("the loads", facts.run.loads, "ok ok")
    judge.equal("whose each uses", facts.run.finds, "library=library plugin=library user=library")


@clause(
    "deep-binding-covers-libraries", observes=with_library("deep-plugin", "deep", "exported\nprogram object defines")
)
def test_library_comes_before_the_program(facts, judge):
    judge.given("the loads", facts.loads, "ok ok")
    expected = "program=program library=library plugin=library user=program"
    judge.equal("whose each uses", facts.finds, expected)


def weak_program(name, more=""):
    """A weak definition that all can find, and a plug-in's strong one."""
    text = f"""
        {more}
        exported
        program object defines-weakly
        user aside refers
        plugin aside defines
        dlopen local user
        dlopen local plugin
    """
    return topology(name, text).run


@clause(
    "dynamic-weak-reaches-into-plugins",
    observes={
        "run": weak_program("weak-program-heeded", "dynamic-weak"),
        "control": weak_program("weak-program-first"),
    },
)
def test_strong_plugin_uses_its_own(facts, judge):
    judge.given("the loads", facts.run.loads, "ok ok")
    judge.given("whose each uses otherwise", facts.control.finds, "program=program user=program plugin=program")
    judge.equal("whose each uses", facts.run.finds, "program=program user=program plugin=plugin")


def reached(name, size):
    """A user whose code reaches statically what another plug-in has."""
    text = f"""
        owner aside defines {size}
        user aside refers initial-exec
        dlopen global owner
        dlopen local user
    """
    return topology(name, text).run


@clause(
    "plugin-reaches-no-large-owner",
    observes={"large": reached("reaches-large", "large"), "small": reached("reaches-small", "")},
)
def test_large_owner_refuses_the_user(facts, judge):
    judge.equal("the loads with a small one", facts.small.loads, "ok ok")
    judge.equal("whose each uses then", facts.small.finds, "owner=owner user=owner")
    judge.equal("the loads with a large one", facts.large.loads, "ok static-tls")
    judge.equal("whose each uses then", facts.large.finds, "owner=owner")


def after_refusal(name, size):
    """A plug-in that cannot be loaded if its library's definition is large, and who would use that one."""
    text = f"""
        library aside defines {size}
        plugin aside refers initial-exec needs library
        heir aside refers
        dlopen global plugin
        dlopen local heir
    """
    return topology(name, text).run


@clause(
    "refused-plugin-leaves-no-definition",
    observes={"refused": after_refusal("after-refused", "large"), "control": after_refusal("after-loaded", "")},
)
def test_library_of_refused_plugin_serves_nobody(facts, judge):
    judge.given("the loads where the plug-in is loaded", facts.control.loads, "ok ok")
    judge.equal("the loads where it is refused", facts.refused.loads, "static-tls undefined")
    judge.equal("whose dlsym finds", facts.refused.by_default, "main=nothing")
