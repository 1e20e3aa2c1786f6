"""A program dlopens plug-ins that define __rseq_abi or refer to it: whose does each of them use?"""

from fixtures import clause, dso, program, variants

BINDINGS = {
    "strong": {},
    "weak": {"BINDING": "weak"},
    "hidden": {"BINDING": 'visibility("hidden")'},
    "protected": {"BINDING": 'visibility("protected")'},
    "versioned": {},
}
SHARED = ("strong", "weak", "protected", "versioned")  # others can find these
OPEN = ("strong", "weak", "versioned")  # these give way to one that comes before


def definer(prefix, tens, kind):
    """A plug-in with such a definition; it calls itself `prefix`."""
    return dso(
        "symbols/definition",
        name=f"{kind}-plugin-{prefix}",
        defines={"PREFIX": prefix, "OWNER": tens + list(BINDINGS).index(kind)} | BINDINGS[kind],
        version_script="symbols/first_version.map" if kind == "versioned" else "",
    )


FIRST = {kind: definer("first", 70, kind) for kind in BINDINGS}
SECOND = {kind: definer("second", 80, kind) for kind in BINDINGS}
USER = dso("symbols/reference", name="user-plugin", defines={"PREFIX": "user"})
WEAK_USER = dso("symbols/reference", name="weak-user-plugin", defines={"PREFIX": "user"} | BINDINGS["weak"])
USERS = {"user": USER, "weak-user": WEAK_USER}
# Nobody calls these: with nothing to find that would be a crash.
IDLE_USER = dso("symbols/reference", name="idle-user-plugin", defines={"PREFIX": "idle"})
IDLE_WEAK_USER = dso("symbols/reference", name="idle-weak-user-plugin", defines={"PREFIX": "idle"} | BINDINGS["weak"])

BARE = program("symbols/plugins", name="without-definition")
PRIVATE = program("symbols/plugins", name="keeps-definition", defines={"DEFINES": 1})
EXPORTING = program(
    "symbols/plugins", name="exports-definition", defines={"DEFINES": 1}, link_options=["-Wl,--export-dynamic"]
)


def loading(host, *how_and_which):
    """One run of a host that loads these, such as "local", FIRST["weak"]."""
    names = (each if isinstance(each, str) else each.name for each in how_and_which)
    return host.run(*how_and_which, variant="-".join(names))


# A definition that the plug-in can find.


@clause(
    "plugins-use-the-exported-one",
    observes=variants(
        {f"{how}-{kind}": loading(EXPORTING, how, FIRST[kind]) for how in ("local", "global") for kind in OPEN}
    ),
)
def test_plugin_uses_the_programs(facts, judge):
    judge.given("dlopen", facts.load, "ok")
    judge.given("the plug-in has a definition of its own", facts.first_defines != facts.program_defines, True)
    judge.equal("whose the program uses", facts.program_finds, facts.program_defines)
    judge.equal("whose the plug-in uses", facts.first_finds, facts.program_defines)


@clause(
    "plugins-use-the-exported-one",
    observes=variants({name: loading(EXPORTING, "local", each) for name, each in USERS.items()}),
)
def test_user_finds_the_programs(facts, judge):
    judge.equal("dlopen", facts.load, "ok")
    judge.equal("whose the plug-in uses", facts.user_finds, facts.program_defines)


@clause(
    "global-definition-serves-later-plugins",
    observes=variants(
        {
            f"{first}-then-{second}": loading(BARE, "global", FIRST[first], "local", SECOND[second])
            for first in SHARED
            for second in OPEN
        }
    ),
)
def test_later_plugin_uses_the_global_one(facts, judge):
    judge.given("dlopen of the first", facts.earlier_load, "ok")
    judge.given("dlopen of the second", facts.load, "ok")
    judge.given("the second has a definition of its own", facts.second_defines != facts.first_defines, True)
    judge.equal("whose the first uses", facts.first_finds, facts.first_defines)
    judge.equal("whose the second uses", facts.second_finds, facts.first_defines)


@clause(
    "global-definition-serves-later-plugins",
    observes=variants(
        {
            f"{first}-then-{name}": loading(BARE, "global", FIRST[first], "local", each)
            for first in SHARED
            for name, each in USERS.items()
        }
    ),
)
def test_later_user_finds_the_global_one(facts, judge):
    judge.given("dlopen of the definer", facts.earlier_load, "ok")
    judge.equal("dlopen of the user", facts.load, "ok")
    judge.equal("whose the user uses", facts.user_finds, facts.first_defines)


# None that it can find.


@clause(
    "local-definitions-stay-apart",
    observes=variants(
        {
            f"{first}-and-{second}": loading(BARE, "local", FIRST[first], "local", SECOND[second])
            for first in BINDINGS
            for second in OPEN
        }
    ),
)
def test_each_plugin_uses_its_own(facts, judge):
    judge.given("dlopen of the first", facts.earlier_load, "ok")
    judge.given("dlopen of the second", facts.load, "ok")
    judge.given("the second has a definition of its own", facts.second_defines != facts.first_defines, True)
    judge.equal("whose the first uses", facts.first_finds, facts.first_defines)
    judge.equal("whose the second uses", facts.second_finds, facts.second_defines)


@clause(
    "local-definitions-stay-apart",
    observes=variants({kind: loading(PRIVATE, "local", FIRST[kind]) for kind in OPEN}),
)
def test_unexported_definition_serves_the_program_alone(facts, judge):
    judge.given("dlopen", facts.load, "ok")
    judge.given("the plug-in has a definition of its own", facts.first_defines != facts.program_defines, True)
    judge.equal("whose the program uses", facts.program_finds, facts.program_defines)
    judge.equal("whose the plug-in uses", facts.first_finds, facts.first_defines)


def unserved(user):
    """The runs in which nobody defines what a plug-in refers to, or not where it could find it."""
    return variants(
        {
            "nobody": loading(BARE, "local", user),
            "unexported": loading(PRIVATE, "local", user),
            "local": loading(BARE, "local", FIRST["strong"], "local", user),
            "hidden": loading(BARE, "global", FIRST["hidden"], "local", user),
            "other-namespace": loading(EXPORTING, "namespace", user),
        }
    )


@clause("unserved-reference-is-refused", observes=unserved(IDLE_USER))
def test_plugin_does_not_load(facts, judge):
    judge.given("dlopen of the definer, if there is one", facts.earlier_load, "ok", "none")
    judge.equal("dlopen of the user", facts.load, "failed")


@clause("unserved-weak-reference-loads", observes=unserved(IDLE_WEAK_USER))
def test_plugin_loads(facts, judge):
    judge.given("dlopen of the definer, if there is one", facts.earlier_load, "ok", "none")
    judge.equal("dlopen of the user", facts.load, "ok")


# Its own first.


@clause(
    "own-definition-is-kept",
    observes=variants(
        {
            f"{kind}-{how}-beside-exporting-program": loading(EXPORTING, how, FIRST[kind])
            for kind in ("hidden", "protected")
            for how in ("local", "global")
        }
    ),
)
def test_plugin_keeps_its_own(facts, judge):
    judge.given("dlopen", facts.load, "ok")
    judge.given("the program has a definition of its own", facts.program_defines != facts.first_defines, True)
    judge.given("whose the program uses", facts.program_finds, facts.program_defines)
    judge.equal("whose the plug-in uses", facts.first_finds, facts.first_defines)


@clause(
    "own-definition-is-kept",
    observes=variants(
        {
            f"{kind}-behind-global-plugin": loading(BARE, "global", FIRST["strong"], "local", SECOND[kind])
            for kind in ("hidden", "protected")
        }
    ),
)
def test_later_plugin_keeps_its_own(facts, judge):
    judge.given("dlopen of the first", facts.earlier_load, "ok")
    judge.given("dlopen of the second", facts.load, "ok")
    judge.given("whose the first uses", facts.first_finds, facts.first_defines)
    judge.given("the second has a definition of its own", facts.second_defines != facts.first_defines, True)
    judge.equal("whose the second uses", facts.second_finds, facts.second_defines)


@clause(
    "deep-bound-plugin-uses-its-own",
    observes=variants({kind: loading(EXPORTING, "deep", FIRST[kind]) for kind in OPEN}),
)
def test_deep_plugin_ignores_the_programs(facts, judge):
    judge.given("dlopen", facts.load, "ok")
    judge.given("whose the program uses", facts.program_finds, facts.program_defines)
    judge.given("the plug-in has a definition of its own", facts.first_defines != facts.program_defines, True)
    judge.equal("whose the plug-in uses", facts.first_finds, facts.first_defines)


@clause(
    "deep-bound-plugin-uses-its-own",
    observes=variants({name: loading(EXPORTING, "deep", each) for name, each in USERS.items()}),
)
def test_deep_user_falls_back_on_the_programs(facts, judge):
    judge.equal("dlopen", facts.load, "ok")
    judge.equal("whose the plug-in uses", facts.user_finds, facts.program_defines)


@clause(
    "namespace-has-its-own",
    observes=variants({kind: loading(EXPORTING, "namespace", FIRST[kind]) for kind in BINDINGS}),
)
def test_plugin_in_namespace_uses_its_own(facts, judge):
    judge.given("dlmopen", facts.load, "ok")
    judge.given("whose the program uses", facts.program_finds, facts.program_defines)
    judge.given("the plug-in has a definition of its own", facts.first_defines != facts.program_defines, True)
    judge.equal("whose the plug-in uses", facts.first_finds, facts.first_defines)


@clause(
    "namespace-has-its-own",
    observes=variants({kind: loading(BARE, "global", FIRST["strong"], "namespace", SECOND[kind]) for kind in OPEN}),
)
def test_plugin_in_namespace_ignores_global_ones(facts, judge):
    judge.given("dlopen of the first", facts.earlier_load, "ok")
    judge.given("dlmopen of the second", facts.load, "ok")
    judge.given("the second has a definition of its own", facts.second_defines != facts.first_defines, True)
    judge.equal("whose the first uses", facts.first_finds, facts.first_defines)
    judge.equal("whose the second uses", facts.second_finds, facts.second_defines)
