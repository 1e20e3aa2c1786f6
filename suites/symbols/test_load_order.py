"""A program and the DSOs that are loaded with it define __rseq_abi: whose does each of them use?"""

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


def library(prefix, tens, kind):
    """A DSO with such a definition; it calls itself `prefix`."""
    return dso(
        "symbols/definition",
        name=f"{kind}-{prefix}",
        defines={"PREFIX": prefix, "OWNER": tens + list(BINDINGS).index(kind)} | BINDINGS[kind],
        version_script="symbols/first_version.map" if kind == "versioned" else "",
    )


FIRST = {kind: library("first", 20, kind) for kind in BINDINGS}
SECOND = {kind: library("second", 30, kind) for kind in BINDINGS}
PRELOADED = {kind: library("preloaded", 40, kind) for kind in BINDINGS}
USER = dso("symbols/reference", name="second-user", defines={"PREFIX": "second"})


def loaded(name, *libraries, program_is=""):
    """A program that refers to the name, or defines it in this way, linked against these in this order."""
    return program(
        "symbols/load_order",
        name=name,
        defines={"DEFINES": 1} | BINDINGS[program_is] if program_is else {},
        options=["-Wl,--no-as-needed"],  # some compilers drop DSOs that the program itself does not use
        links=libraries,
    )


PROGRAM_BEFORE = {
    (own, kind): loaded(f"{own}-program-before-{kind}", FIRST[kind], program_is=own)
    for own in ("strong", "weak")
    for kind in BINDINGS
}
IN_ORDER = {
    (first, second): loaded(f"{first}-library-before-{second}", FIRST[first], SECOND[second])
    for first in SHARED
    for second in OPEN
}
WITH_USER = loaded("strong-library-and-user", FIRST["strong"], USER)


@clause(
    "program-definition-wins",
    observes=variants(
        {f"{own}-before-{kind}": PROGRAM_BEFORE[own, kind].run() for own in ("strong", "weak") for kind in OPEN}
    ),
)
def test_program_comes_first(facts, judge):
    judge.given("the library has a definition of its own", facts.first_defines != facts.program_defines, True)
    judge.equal("whose the program uses", facts.program_finds, facts.program_defines)
    judge.equal("whose the library uses", facts.first_finds, facts.program_defines)


@clause(
    "first-in-load-order-wins",
    observes=variants({f"{first}-before-{second}": IN_ORDER[first, second].run() for first, second in IN_ORDER}),
)
def test_first_linked_comes_first(facts, judge):
    judge.given("the second has a definition of its own", facts.second_defines != facts.first_defines, True)
    judge.equal("whose the program uses", facts.program_finds, facts.first_defines)
    judge.equal("whose the first uses", facts.first_finds, facts.first_defines)
    judge.equal("whose the second uses", facts.second_finds, facts.first_defines)


@clause(
    "dynamic-weak-prefers-strong",
    observes=variants(
        {
            f"weak-before-{second}": IN_ORDER["weak", second].run(env={"LD_DYNAMIC_WEAK": "1"}, variant="dynamic-weak")
            for second in ("strong", "versioned")
        }
    ),
)
def test_strong_counts_more_if_asked(facts, judge):
    judge.given("the first has a definition of its own", facts.first_defines != facts.second_defines, True)
    judge.equal("whose the program uses", facts.program_finds, facts.second_defines)
    judge.equal("whose the first uses", facts.first_finds, facts.second_defines)
    judge.equal("whose the second uses", facts.second_finds, facts.second_defines)


@clause(
    "preloaded-definition-goes-before-linked",
    observes=variants(
        {
            f"{kind}-before-strong": WITH_USER.run(preload=[PRELOADED[kind]], variant=f"{kind}-preloaded")
            for kind in SHARED
        }
    ),
)
def test_preloaded_comes_before_linked(facts, judge):
    judge.given("the linked library has a definition of its own", facts.first_defines != facts.preloaded_defines, True)
    judge.equal("whose the program uses", facts.program_finds, facts.preloaded_defines)
    judge.equal("whose the linked definer uses", facts.first_finds, facts.preloaded_defines)
    judge.equal("whose the linked user uses", facts.second_finds, facts.preloaded_defines)
    judge.equal("whose the preloaded library uses", facts.preloaded_finds, facts.preloaded_defines)


@clause(
    "program-definition-wins",
    observes=variants(
        {
            f"{own}-before-{kind}": PROGRAM_BEFORE[own, "strong"].run(
                preload=[PRELOADED[kind]], variant=f"{kind}-preloaded"
            )
            for own in ("strong", "weak")
            for kind in OPEN
        }
    ),
)
def test_program_comes_before_preloaded(facts, judge):
    judge.given("the preloaded has a definition of its own", facts.preloaded_defines != facts.program_defines, True)
    judge.equal("whose the program uses", facts.program_finds, facts.program_defines)
    judge.equal("whose the preloaded library uses", facts.preloaded_finds, facts.program_defines)
    judge.equal("whose the linked library uses", facts.first_finds, facts.program_defines)


@clause(
    "own-definition-is-kept",
    observes=variants(
        {
            f"{kind}-behind-{own}-program": PROGRAM_BEFORE[own, kind].run()
            for own in ("strong", "weak")
            for kind in ("hidden", "protected")
        }
    ),
)
def test_library_uses_its_own(facts, judge):
    judge.given("the program has a definition of its own", facts.program_defines != facts.first_defines, True)
    judge.given("whose the program uses", facts.program_finds, facts.program_defines)
    judge.equal("whose the library uses", facts.first_finds, facts.first_defines)


@clause(
    "own-definition-is-kept",
    observes=variants(
        {
            f"preloaded-{kind}": WITH_USER.run(preload=[PRELOADED[kind]], variant=f"{kind}-preloaded")
            for kind in ("hidden",)
        }
    ),
)
def test_preloaded_hidden_serves_itself_alone(facts, judge):
    judge.given("the linked library has a definition of its own", facts.first_defines != facts.preloaded_defines, True)
    judge.equal("whose the preloaded library uses", facts.preloaded_finds, facts.preloaded_defines)
    judge.equal("whose the linked definer uses", facts.first_finds, facts.first_defines)
    judge.equal("whose the program uses", facts.program_finds, facts.first_defines)
    judge.equal("whose the linked user uses", facts.second_finds, facts.first_defines)
