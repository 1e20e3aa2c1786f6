"""Several parties define __rseq_abi."""

from fixtures import clause, dso, object_file, program, variants

LIBRARY = dso(
    "symbols/definition", name="strong-library", defines={"OWNER": "OWNER_STRONG", "ACCESSOR": "library_owner"}
)
WEAK = object_file("symbols/definition", name="weak-object", defines={"OWNER": "OWNER_WEAK", "BINDING": "weak"})
STRONG = object_file("symbols/definition", name="strong-object", defines={"OWNER": "OWNER_STRONG"})
OTHER_STRONG = object_file("symbols/definition", name="other-strong-object", defines={"OWNER": "OWNER_STRONG"})


@clause(
    "program-definition-wins",
    observes=variants(
        {
            "weak": program(
                "symbols/program_first", name="weak-program", defines={"BINDING": "weak"}, links=[LIBRARY]
            ).run(),
            "strong": program("symbols/program_first", name="strong-program", links=[LIBRARY]).run(),
        }
    ),
)
def test_program_comes_first(facts, judge):
    judge.equal("whose the program uses", facts.seen_by_program, facts.program)
    judge.equal("whose the library uses", facts.seen_by_library, facts.program)


@clause(
    "strong-object-wins",
    observes=variants(
        {
            "weak-first": program("symbols/objects", name="weak-then-strong", objects=[WEAK, STRONG]).run(),
            "strong-first": program("symbols/objects", name="strong-then-weak", objects=[STRONG, WEAK]).run(),
        }
    ),
)
def test_strong_replaces_weak(facts, judge):
    judge.equal("whose the program uses", facts.used, facts.strong)


@clause(
    "two-strong-objects-refused",
    observes={
        "subject": program("symbols/objects", name="two-strong", objects=[STRONG, OTHER_STRONG]).link,
        "control": program("symbols/objects", name="weak-then-strong", objects=[WEAK, STRONG]).link,
    },
)
def test_two_strong_do_not_link(facts, judge):
    judge.given("the link with one of them weak", facts.control.status, "ok")
    judge.equal("the link", facts.subject.status, "failed")
    judge.equal("what the linker refuses", facts.subject.complaint, "multiple-definition")
