"""Objects, archives and DSOs of one link define __rseq_abi or refer to it: which definition does the file get?

Every definition has a size of its own, so that the linked file tells by its symbol which one it has; the programs
export the symbol for that.
"""

from fixtures import archive, clause, dso, object_file, program, variants

NAME = "__rseq_abi"
SIZE = f"{NAME}.size"
DEFINED = f"{NAME}.defined"

WEAK = {"BINDING": "weak"}
HIDDEN = {"BINDING": 'visibility("hidden")'}
PROTECTED = {"BINDING": 'visibility("protected")'}
PLAIN = {"STORAGE": ""}  # not thread-local


def definition(make, name, owner, units, more=None):
    """A definition of its own number and size."""
    return make("symbols/definition", name=name, defines={"OWNER": owner, "UNITS": units} | (more or {}))


STRONG_OBJECT = definition(object_file, "strong-object", 2, 2)
OTHER_STRONG = definition(object_file, "other-strong-object", 3, 3)
WEAK_OBJECT = definition(object_file, "weak-object", 4, 4, WEAK)
OTHER_WEAK = definition(object_file, "other-weak-object", 5, 5, WEAK)
HIDDEN_OBJECT = definition(object_file, "hidden-object", 6, 6, HIDDEN)
HIDDEN_WEAK = definition(object_file, "hidden-weak-object", 14, 14, {"BINDING": 'weak, visibility("hidden")'})
PROTECTED_OBJECT = definition(object_file, "protected-object", 7, 7, PROTECTED)
PLAIN_OBJECT = definition(object_file, "plain-object", 8, 1, PLAIN)
STRONG_MEMBER = definition(archive, "strong-member", 9, 9, {"PREFIX": "member"})
WEAK_MEMBER = definition(archive, "weak-member", 10, 10, WEAK)

LIBRARY = definition(dso, "visible-library", 11, 1)
HIDDEN_LIBRARY = definition(dso, "hidden-definer", 12, 1, HIDDEN)
PLAIN_LIBRARY = definition(dso, "plain-library", 13, 1, PLAIN)
USER = dso("symbols/reference", name="user-library", defines={"PREFIX": "user"})


def linked(name, *objects, links=(), defines=None, exports=True):
    """A program that refers to __rseq_abi, and these files in this order."""
    return program(
        "symbols/objects",
        name=name,
        objects=objects,
        links=links,
        defines=defines,
        # Some compilers drop DSOs that the program itself does not use; gold 2.40 dies of clang's line numbers where it
        # should say what it refuses.
        options=["-Wl,--no-as-needed", "-g0"],
        link_options=["-Wl,--export-dynamic"] if exports else [],
    )


WEAK_THEN_STRONG = linked("weak-then-strong", WEAK_OBJECT, STRONG_OBJECT)
STRONG_THEN_WEAK = linked("strong-then-weak", STRONG_OBJECT, WEAK_OBJECT)
STRONG_ALONE = linked("strong-alone", STRONG_OBJECT)


# Objects.


@clause(
    "strong-object-wins",
    observes=variants(
        {
            "weak-first": {"file": WEAK_THEN_STRONG.elf_of(NAME), "strong": STRONG_OBJECT.elf_of(NAME)},
            "strong-first": {"file": STRONG_THEN_WEAK.elf_of(NAME), "strong": STRONG_OBJECT.elf_of(NAME)},
        }
    ),
)
def test_strong_replaces_weak(facts, judge):
    judge.equal("size of the definition in the program", facts.file[SIZE], facts.strong[SIZE])
    judge.equal("binding of the definition in the program", facts.file[f"{NAME}.binding"], "global")


@clause(
    "first-weak-object-stays",
    observes=variants(
        {
            "one-first": {
                "file": linked("weak-then-other-weak", WEAK_OBJECT, OTHER_WEAK).elf_of(NAME),
                "first": WEAK_OBJECT.elf_of(NAME),
            },
            "other-first": {
                "file": linked("other-weak-then-weak", OTHER_WEAK, WEAK_OBJECT).elf_of(NAME),
                "first": OTHER_WEAK.elf_of(NAME),
            },
        }
    ),
)
def test_first_of_two_weak_is_used(facts, judge):
    judge.equal("size of the definition in the program", facts.file[SIZE], facts.first[SIZE])


@clause(
    "two-strong-objects-refused",
    observes=variants(
        {
            name: {"subject": linked(f"strong-and-{name}", STRONG_OBJECT, other).link, "control": WEAK_THEN_STRONG.link}
            for name, other in (
                ("strong", OTHER_STRONG),
                ("hidden", HIDDEN_OBJECT),
                ("protected", PROTECTED_OBJECT),
            )
        }
    ),
)
def test_two_strong_do_not_link(facts, judge):
    judge.given("the link with one of them weak", facts.control.status, "ok")
    judge.equal("the link", facts.subject.status, "failed")
    judge.equal("what the linker refuses", facts.subject.complaint, "multiple-definition")


@clause(
    "hidden-object-hides-the-name",
    observes=variants(
        {
            name: {"file": file.elf_of(NAME), "control": WEAK_THEN_STRONG.elf_of(NAME)}
            for name, file in (
                ("definition", linked("weak-then-hidden", WEAK_OBJECT, HIDDEN_OBJECT)),
                ("replaced", linked("strong-then-hidden-weak", STRONG_OBJECT, HIDDEN_WEAK)),
                ("reference", linked("hidden-reference", STRONG_OBJECT, defines=HIDDEN)),
            )
        }
    ),
)
def test_one_hidden_object_is_enough(facts, judge):
    judge.given("the name is exported where no object hides it", facts.control[DEFINED], True)
    judge.equal("the name is exported", facts.file[DEFINED], False)


# Archives.


@clause(
    "undefined-reference-takes-member",
    observes=variants(
        {
            "strong": linked("reference-then-strong-member", STRONG_MEMBER).elf_of(NAME),
            "weak": linked("reference-then-weak-member", WEAK_MEMBER).elf_of(NAME),
        }
    ),
)
def test_member_serves_reference(facts, judge):
    judge.equal("the program defines the name", facts[DEFINED], True)


@clause(
    "weak-reference-takes-no-member",
    observes={
        "file": linked("weak-reference-then-member", STRONG_MEMBER, defines=WEAK).elf_of(NAME),
        "control": linked("reference-then-strong-member", STRONG_MEMBER).elf_of(NAME),
    },
)
def test_member_stays_out_for_weak_reference(facts, judge):
    judge.given("the program defines the name where it refers strongly", facts.control[DEFINED], True)
    judge.equal("the program defines the name", facts.file[DEFINED], False)


@clause(
    "member-replaces-no-definition",
    observes=variants(
        {
            name: {
                "file": linked(f"{name}-object-then-member", object_, STRONG_MEMBER).elf_of(NAME),
                "object": object_.elf_of(NAME),
                "control": linked("reference-then-strong-member", STRONG_MEMBER).elf_of(NAME),
            }
            for name, object_ in (("weak", WEAK_OBJECT), ("strong", STRONG_OBJECT))
        }
    ),
)
def test_member_stays_out_beside_definition(facts, judge):
    judge.given("the program defines the name where only the member does", facts.control[DEFINED], True)
    judge.equal("size of the definition in the program", facts.file[SIZE], facts.object[SIZE])


# DSOs.


@clause(
    "hidden-definition-is-private",
    observes={
        "subject": linked("beside-hidden-definer", links=[HIDDEN_LIBRARY]).link,
        "control": linked("beside-visible-library", links=[LIBRARY]).link,
    },
)
def test_hidden_definition_serves_no_program(facts, judge):
    judge.given("the link against a visible definition", facts.control.status, "ok")
    judge.equal("the link", facts.subject.status, "failed")
    judge.equal("what the linker refuses", facts.subject.complaint, "undefined-symbol")


@clause(
    "shared-name-is-exported",
    observes=variants(
        {
            "defined-there": linked("strong-beside-definer", STRONG_OBJECT, links=[LIBRARY], exports=False).elf_of(
                NAME
            ),
            "used-there": linked("strong-beside-user", STRONG_OBJECT, links=[USER], exports=False).elf_of(NAME),
        }
    ),
)
def test_program_shares_what_a_library_mentions(facts, judge):
    judge.equal("the program exports the name", facts[DEFINED], True)


@clause(
    "unshared-name-stays-private",
    observes={
        "file": linked("strong-unexported", STRONG_OBJECT, exports=False).elf_of(NAME),
        "control": STRONG_ALONE.elf_of(NAME),
    },
)
def test_program_keeps_what_nobody_mentions(facts, judge):
    judge.given("the program exports the name where it is told to", facts.control[DEFINED], True)
    judge.equal("the program exports the name", facts.file[DEFINED], False)


# Types.


@clause(
    "thread-local-reference-to-plain-refused",
    observes=variants(
        {
            "object": {
                "subject": linked("beside-plain-object", PLAIN_OBJECT).link,
                "control": STRONG_ALONE.link,
            },
            "library": {
                "subject": linked("beside-plain-library", links=[PLAIN_LIBRARY]).link,
                "control": linked("beside-visible-library", links=[LIBRARY]).link,
            },
        }
    ),
)
def test_plain_definition_is_refused(facts, judge):
    judge.given("the link against a thread-local definition", facts.control.status, "ok")
    judge.equal("the link", facts.subject.status, "failed")
    judge.equal("what the linker refuses", facts.subject.complaint, "tls-mismatch")


@clause(
    "plain-reference-to-thread-local-refused",
    observes=variants(
        {
            "reference-to-object": {
                "subject": linked("plain-reference", STRONG_OBJECT, defines=PLAIN).link,
                "control": linked("plain-alone", PLAIN_OBJECT, defines=PLAIN).link,
            },
            "reference-to-library": {
                "subject": linked("plain-reference-to-library", links=[LIBRARY], defines=PLAIN).link,
                "control": linked("plain-reference-to-plain-library", links=[PLAIN_LIBRARY], defines=PLAIN).link,
            },
        }
    ),
)
def test_plain_reference_is_refused(facts, judge):
    judge.given("the link against a definition that is not thread-local", facts.control.status, "ok")
    judge.equal("the link", facts.subject.status, "failed")
