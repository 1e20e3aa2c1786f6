"""A program dlopens plug-ins that define __rseq_abi or refer to it: whose does each of them use?

One object is the lead, which is loaded first. A crowd of others comes behind it, with every kind of definition.
"""

from fixtures import clause, dso, program, variants

BINDINGS = {
    "strong": {},
    "weak": {"BINDING": "weak"},
    "versioned": {},
    "hidden": {"BINDING": 'visibility("hidden")'},
    "protected": {"BINDING": 'visibility("protected")'},
}
SHARED = ("strong", "weak", "versioned", "protected")  # others can find these
OPEN = ("strong", "weak", "versioned")  # these give way to one that comes before


def plugin(kind, prefix, owner):
    """A plug-in with such a definition; it calls itself `prefix`."""
    return dso(
        "symbols/definition",
        name=f"{kind}-plugin" if prefix == kind else f"{kind}-{prefix}-plugin",
        defines={"PREFIX": prefix, "OWNER": owner} | BINDINGS[kind],
        version_script="symbols/first_version.map" if kind == "versioned" else "",
    )


def user(name, prefix, binding):
    """A plug-in that refers to somebody else's."""
    return dso("symbols/reference", name=name, defines={"PREFIX": prefix} | BINDINGS[binding])


LEAD = {kind: plugin(kind, "lead", 50 + at) for at, kind in enumerate(BINDINGS)}
CROWD = {kind: plugin(kind, kind, 60 + at) for at, kind in enumerate(BINDINGS)}
USER, WEAK_USER = user("user-plugin", "user", "strong"), user("weak-user-plugin", "user", "weak")
# Nobody calls these: with nothing to find that would be a crash.
IDLE_USER, IDLE_WEAK_USER = user("idle-user-plugin", "idle", "strong"), user("idle-weak-user-plugin", "idle", "weak")

BARE = program("symbols/plugins", name="without-definition")
PRIVATE = program("symbols/plugins", name="keeps-definition", defines={"DEFINES": 1})
EXPORTING = program(
    "symbols/plugins", name="exports-definition", defines={"DEFINES": 1}, link_options=["-Wl,--export-dynamic"]
)


WAYS = {"deep": ["libc.deep-binding"], "namespace": ["libc.namespaces"]}  # what a libc needs for them; others: nothing


def loading(host, variant, *how_and_which, judges_fate=False):
    """One run of a host that loads these, such as "local", LEAD["weak"]."""
    needs = [need for way, needed in WAYS.items() if way in how_and_which for need in needed]
    return host.run(*how_and_which, any_kernel=True, variant=variant, needs=needs, judges_fate=judges_fate)


def all_as(how, *plugins):
    """Load all of these in the same way."""
    return [each for one in plugins for each in (how, one)]


EXPORTED = {
    how: loading(EXPORTING, f"all-{how}", *all_as(how, *CROWD.values(), USER)) for how in ("local", "global")
} | {"weak-user": loading(EXPORTING, "weak-user", "local", WEAK_USER)}
BEHIND_GLOBAL = {
    kind: loading(BARE, f"behind-global-{kind}", "global", LEAD[kind], *all_as("local", *CROWD.values(), USER))
    for kind in SHARED
} | {"weak-user": loading(BARE, "weak-user", "global", LEAD["strong"], "local", WEAK_USER)}
# Whoever has none of their own finds that of the program, or of the first plug-in.
BEHIND_ANOTHER = variants(
    {how: EXPORTED[how] for how in ("local", "global")} | {kind: BEHIND_GLOBAL[kind] for kind in SHARED}
)
APART = loading(BARE, "all-local", *all_as("local", *CROWD.values()))
BESIDE_PRIVATE = loading(PRIVATE, "all-local", *all_as("local", *CROWD.values()))
DEEP = loading(EXPORTING, "all-deep", *all_as("deep", *CROWD.values(), USER))
NAMESPACES = loading(EXPORTING, "all-namespace", *all_as("namespace", *CROWD.values()))
BESIDE_GLOBAL = loading(BARE, "beside-global", "global", LEAD["strong"], *all_as("namespace", *CROWD.values()))


def given_loads(facts, judge):
    """All plug-ins were loaded."""
    judge.given("how many plug-ins were refused before the last", facts.refused_before, 0)
    judge.given("dlopen of the last", facts.last_load, "ok")


def user_loads(facts, judge):
    """All plug-ins were loaded, of which the last has no definition of its own."""
    judge.given("how many definers were refused", facts.refused_before, 0)
    judge.equal("dlopen of the user", facts.last_load, "ok")


def all_use(facts, judge, expected):
    """The definers that give way use this; each can be told from it."""
    for kind in OPEN:
        judge.given(f"the {kind} definer's own is another one", facts[f"{kind}_defines"] != expected, True)
        judge.equal(f"whose a {kind} definer uses", facts[f"{kind}_finds"], expected)


def each_uses_its_own(facts, judge, kinds, other):
    """These definers use their own, although there is another one."""
    for kind in kinds:
        judge.given(f"the {kind} definer's own is another one", facts[f"{kind}_defines"] != other, True)
        judge.equal(f"whose a {kind} definer uses", facts[f"{kind}_finds"], facts[f"{kind}_defines"])


# A definition that plug-ins can find.


@clause("plugins-use-the-exported-one", observes=variants({how: EXPORTED[how] for how in ("local", "global")}))
def test_plugins_use_the_programs(facts, judge):
    user_loads(facts, judge)
    judge.equal("whose the program uses", facts.program_finds, facts.program_defines)
    judge.equal("whose a user without a definition uses", facts.user_finds, facts.program_defines)
    all_use(facts, judge, facts.program_defines)


@clause("plugins-use-the-exported-one", observes=EXPORTED["weak-user"])
def test_weak_user_finds_the_programs(facts, judge):
    user_loads(facts, judge)
    judge.equal("whose a user by a weak reference uses", facts.user_finds, facts.program_defines)


@clause("global-definition-serves-later-plugins", observes=variants({kind: BEHIND_GLOBAL[kind] for kind in SHARED}))
def test_later_plugins_use_the_global_one(facts, judge):
    user_loads(facts, judge)
    judge.equal("whose the first uses", facts.lead_finds, facts.lead_defines)
    judge.equal("whose a user without a definition uses", facts.user_finds, facts.lead_defines)
    all_use(facts, judge, facts.lead_defines)


@clause("global-definition-serves-later-plugins", observes=BEHIND_GLOBAL["weak-user"])
def test_later_weak_user_finds_the_global_one(facts, judge):
    user_loads(facts, judge)
    judge.equal("whose the first uses", facts.lead_finds, facts.lead_defines)
    judge.equal("whose a user by a weak reference uses", facts.user_finds, facts.lead_defines)


# None that they can find.


@clause("local-definitions-stay-apart", observes=APART)
def test_each_plugin_uses_its_own(facts, judge):
    given_loads(facts, judge)
    owners = [facts[f"{kind}_defines"] for kind in BINDINGS]
    judge.given("how many definitions there are", len(set(owners)), len(BINDINGS))
    for kind in BINDINGS:
        judge.equal(f"whose a {kind} definer uses", facts[f"{kind}_finds"], facts[f"{kind}_defines"])


@clause("local-definitions-stay-apart", observes=BESIDE_PRIVATE)
def test_unexported_definition_serves_the_program_alone(facts, judge):
    given_loads(facts, judge)
    judge.equal("whose the program uses", facts.program_finds, facts.program_defines)
    each_uses_its_own(facts, judge, BINDINGS, facts.program_defines)


def unserved(user):
    """The runs in which nobody defines what a plug-in refers to, or not where it could find it."""

    def last(host, variant, *how_and_which):
        return loading(host, f"{user.name}{variant}", *how_and_which, user, judges_fate=True)

    return variants(
        {
            "nobody": last(BARE, "-alone", "local"),
            "unexported": last(PRIVATE, "", "local"),
            "local": last(BARE, "-beside-local", *all_as("local", *CROWD.values()), "local"),
            "hidden": last(BARE, "-beside-hidden", "global", LEAD["hidden"], "local"),
            "other-namespace": last(EXPORTING, "-in-namespace", "namespace"),
        }
    )


@clause("unserved-reference-is-refused", observes=unserved(IDLE_USER))
def test_plugin_does_not_load(facts, judge):
    judge.equal("how the host ended", facts.fate, "exit:0")
    judge.given("how many plug-ins were refused before it", facts.refused_before, 0)
    judge.equal("dlopen of the user", facts.last_load, "failed")


@clause("unserved-weak-reference-loads", observes=unserved(IDLE_WEAK_USER))
def test_plugin_loads(facts, judge):
    judge.equal("how the host ended", facts.fate, "exit:0")
    judge.given("how many plug-ins were refused before it", facts.refused_before, 0)
    judge.equal("dlopen of the user", facts.last_load, "ok")


# Their own first.


@clause("own-definition-is-kept", observes=BEHIND_ANOTHER)
def test_plugin_keeps_its_hidden_one(facts, judge):
    each_uses_its_own(facts, judge, ["hidden"], facts.user_finds)


@clause("protected-definition-is-kept", observes=BEHIND_ANOTHER)
def test_plugin_keeps_its_protected_one(facts, judge):
    each_uses_its_own(facts, judge, ["protected"], facts.user_finds)


@clause("deep-bound-plugin-uses-its-own", observes=DEEP)
def test_deep_plugins_ignore_the_programs(facts, judge):
    user_loads(facts, judge)
    judge.equal("whose the program uses", facts.program_finds, facts.program_defines)
    each_uses_its_own(facts, judge, BINDINGS, facts.program_defines)
    judge.equal("whose a user without a definition uses", facts.user_finds, facts.program_defines)


@clause("namespace-has-its-own", observes=NAMESPACES)
def test_namespaces_ignore_the_programs(facts, judge):
    given_loads(facts, judge)
    judge.given("whose the program uses", facts.program_finds, facts.program_defines)
    each_uses_its_own(facts, judge, BINDINGS, facts.program_defines)


@clause("namespace-has-its-own", observes=BESIDE_GLOBAL)
def test_namespaces_ignore_global_ones(facts, judge):
    given_loads(facts, judge)
    judge.given("whose the first uses", facts.lead_finds, facts.lead_defines)
    each_uses_its_own(facts, judge, BINDINGS, facts.lead_defines)
