"""A program and the DSOs that are loaded with it define __rseq_abi: whose does each of them use?

One object is the lead: the one that comes first. A crowd of others comes behind it, with every kind of definition.
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


def library(kind, prefix, owner, place="library"):
    """A DSO with such a definition; it calls itself `prefix`."""
    return dso(
        "symbols/definition",
        name=f"{kind}-{place}",
        defines={"PREFIX": prefix, "OWNER": owner} | BINDINGS[kind],
        version_script="symbols/first_version.map" if kind == "versioned" else "",
    )


LEAD = {kind: library(kind, "lead", 20 + at, "lead") for at, kind in enumerate(BINDINGS)}
PRELOADED = {kind: library(kind, "lead", 40 + at, "preloaded") for at, kind in enumerate(BINDINGS)}
USER = dso("symbols/reference", name="user-library", defines={"PREFIX": "user"})
CROWD = [*(library(kind, kind, 30 + at) for at, kind in enumerate(BINDINGS)), USER]


def loaded(name, libraries, program_is=""):
    """A program that refers to the name, or defines it in this way, linked against these in this order."""
    return program(
        "symbols/load_order",
        name=name,
        defines={"DEFINES": 1} | BINDINGS[program_is] if program_is else {},
        options=["-Wl,--no-as-needed"],  # some compilers drop DSOs that the program itself does not use
        links=libraries,
    )


DEFINING = {kind: loaded(f"{kind}-program", CROWD, program_is=kind) for kind in ("strong", "weak")}
LED = {kind: loaded(f"{kind}-lead-and-crowd", [LEAD[kind], *CROWD]) for kind in SHARED}
CROWD_ALONE = loaded("crowd-alone", CROWD)
WITH_PRELOADED = {
    kind: CROWD_ALONE.run(any_kernel=True, preload=[each], variant=f"{kind}-preloaded")
    for kind, each in PRELOADED.items()
}

BEHIND_ANOTHER = variants(
    {f"{kind}-program": each.run(any_kernel=True) for kind, each in DEFINING.items()}
    | {f"{kind}-linked": each.run(any_kernel=True) for kind, each in LED.items()}
    | {f"{kind}-preloaded": WITH_PRELOADED[kind] for kind in SHARED}
)


def all_use(facts, judge, expected):
    """Everybody uses this definition but those who keep their own; those of the crowd can be told from it."""
    judge.equal("whose the program uses", facts.program_finds, expected)
    judge.equal("whose a user without a definition uses", facts.user_finds, expected)
    for kind in OPEN:
        judge.given(f"the {kind} definer's own is another one", facts[f"{kind}_defines"] != expected, True)
        judge.equal(f"whose a {kind} definer uses", facts[f"{kind}_finds"], expected)


def keeps_its_own(facts, judge, kind):
    """Whoever has such a definition uses it, and not the one that the program finds."""
    judge.given(f"the {kind} definer's own is another one", facts[f"{kind}_defines"] != facts.program_finds, True)
    judge.equal(f"whose a {kind} definer uses", facts[f"{kind}_finds"], facts[f"{kind}_defines"])


@clause(
    "program-definition-wins", observes=variants({kind: each.run(any_kernel=True) for kind, each in DEFINING.items()})
)
def test_program_comes_before_linked(facts, judge):
    all_use(facts, judge, facts.program_defines)


@clause(
    "program-definition-wins",
    observes=variants(
        {
            f"{kind}-before-preloaded-{other}": DEFINING[kind].run(
                any_kernel=True, preload=[PRELOADED[other]], variant=f"{other}-preloaded"
            )
            for kind in DEFINING
            for other in OPEN
        }
    ),
)
def test_program_comes_before_preloaded(facts, judge):
    judge.given("the preloaded one is another one", facts.lead_defines != facts.program_defines, True)
    judge.equal("whose the preloaded definer uses", facts.lead_finds, facts.program_defines)
    all_use(facts, judge, facts.program_defines)


@clause("first-in-load-order-wins", observes=variants({kind: each.run(any_kernel=True) for kind, each in LED.items()}))
def test_first_linked_comes_first(facts, judge):
    judge.equal("whose the first definer uses", facts.lead_finds, facts.lead_defines)
    all_use(facts, judge, facts.lead_defines)


@clause(
    "dynamic-weak-prefers-strong",
    observes=LED["weak"].run(any_kernel=True, env={"LD_DYNAMIC_WEAK": "1"}, variant="dynamic-weak"),
)
def test_strong_counts_more_if_asked(facts, judge):
    judge.given("the first, which is weak, has another one", facts.lead_defines != facts.strong_defines, True)
    judge.equal("whose the program uses", facts.program_finds, facts.strong_defines)
    judge.equal("whose a user without a definition uses", facts.user_finds, facts.strong_defines)
    judge.equal("whose the first definer uses", facts.lead_finds, facts.strong_defines)
    judge.equal("whose the strong definer uses", facts.strong_finds, facts.strong_defines)
    judge.equal("whose another weak definer uses", facts.weak_finds, facts.strong_defines)
    judge.equal("whose a versioned definer uses", facts.versioned_finds, facts.strong_defines)


@clause(
    "preloaded-definition-goes-before-linked",
    observes=variants({kind: WITH_PRELOADED[kind] for kind in SHARED}),
)
def test_preloaded_comes_before_linked(facts, judge):
    judge.equal("whose the preloaded definer uses", facts.lead_finds, facts.lead_defines)
    all_use(facts, judge, facts.lead_defines)


@clause("own-definition-is-kept", observes=BEHIND_ANOTHER)
def test_library_keeps_its_hidden_one(facts, judge):
    keeps_its_own(facts, judge, "hidden")


@clause("protected-definition-is-kept", observes=BEHIND_ANOTHER)
def test_library_keeps_its_protected_one(facts, judge):
    keeps_its_own(facts, judge, "protected")


@clause("own-definition-is-kept", observes=WITH_PRELOADED["hidden"])
def test_preloaded_hidden_serves_itself_alone(facts, judge):
    judge.equal("whose the preloaded definer uses", facts.lead_finds, facts.lead_defines)
    judge.given("the first linked definer's own is another one", facts.strong_defines != facts.lead_defines, True)
    for finder in ("program", "user", *OPEN):
        judge.equal(f"whose the {finder} uses", facts[f"{finder}_finds"], facts.strong_defines)
