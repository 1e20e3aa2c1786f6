"""The names of the ABI among the symbols of a file: who defines them, and who refers to them."""

from fixtures import clause, dso, program, subject

SUBJECT = subject(
    dso("audit/consumer"),
    # Its strong references without PIC become copies of the loader's variables, which look like definitions.
    program("audit/copies", options=["-fno-pie"], link_options=["-no-pie"]),
)


@clause("public-names-left-to-loader", observes=SUBJECT)
def test_public_names_are_not_defined(facts, judge):
    judge.equal("exported definitions of the libc's names", facts.public_definitions_at, "none")


@clause("reserved-names-left-alone", observes=SUBJECT)
def test_reserved_names_are_not_defined(facts, judge):
    judge.equal("exported definitions of reserved names", facts.reserved_definitions_at, "none")


@clause("no-weak-reference-to-area", observes=SUBJECT)
def test_no_weak_reference(facts, judge):
    judge.equal("weak references", facts.weak_area_references_at, "none")
