"""What a link settles, and what it refuses."""

from fixtures import clause, topology, variants

MODELS = ("global-dynamic", "initial-exec", "descriptor")


def by_models(kind):
    """A plug-in whose code reaches its own by each model, in a program that exports one."""
    text = """
        exported
        program object defines
        plugin aside defines {} {}
        dlopen local plugin
    """
    runs = {model: topology(f"{kind}-by-{model}", text.format(kind, model)).run_by_each for model in MODELS}
    return variants(runs)


@clause("symbolic-library-uses-its-own", observes=by_models("symbolic"))
def test_symbolic_plugin_ignores_the_program(facts, judge):
    judge.given("dlopen of the plug-in", facts.loads, "ok")
    judge.equal("whose each uses", facts.finds, "program=program plugin=plugin")


@clause("protected-library-uses-its-own", observes=by_models("protected"))
def test_protected_plugin_ignores_the_program(facts, judge):
    judge.given("dlopen of the plug-in", facts.loads, "ok")
    judge.equal("whose each uses", facts.finds, "program=program plugin=plugin")


def deep_symbolic(model):
    """The same as the library of a plug-in with one of its own that comes first."""
    text = f"""
        library aside defines symbolic {model}
        plugin aside defines needs library
        dlopen deep plugin
    """
    return topology(f"deep-symbolic-by-{model}", text).run_by_each


@clause("symbolic-library-is-settled-by-the-link", observes=variants({model: deep_symbolic(model) for model in MODELS}))
def test_symbolic_library_ignores_the_plugin(facts, judge):
    judge.given("dlopen of the plug-in", facts.loads, "ok")
    judge.equal("whose each uses", facts.finds, "library=library plugin=plugin")


def linked(name, program):
    """The link of a program against a library that only refers to the name."""
    return topology(name, f"{program}\nreader linked refers").link


SERVED = linked("link-served", "program object defines")


@clause("unserved-library-is-refused", observes={"subject": linked("link-unserved", ""), "control": SERVED})
def test_incomplete_program_does_not_link(facts, judge):
    judge.given("the link with a definition", facts.control.status, "ok")
    judge.equal("the link without one", facts.subject.status, "failed")
    judge.equal("what the linker refuses", facts.subject.complaint, "undefined-symbol")


@clause(
    "hidden-definition-is-not-taken-for-shared",
    observes={"subject": linked("link-hidden", "program object defines hidden"), "control": SERVED},
)
def test_hidden_definition_serves_no_library(facts, judge):
    judge.given("the link with a visible definition", facts.control.status, "ok")
    judge.equal("the link with a hidden one", facts.subject.status, "failed")
    judge.one_of("what the linker refuses", facts.subject.complaint, ["hidden-symbol", "undefined-symbol"])
