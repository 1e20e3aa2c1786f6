"""The descriptors of critical sections in a file, with their relocations applied."""

from fixtures import clause, dso, subject

SUBJECT = subject(dso("audit/registrant", link_options=["-Wl,-z,nodelete"]))


@clause("descriptor-reserved-words-zero", observes=SUBJECT)
def test_version_and_flags_are_zero(facts, judge):
    judge.equal("descriptors with another version", facts.bad_version_at, "none")
    judge.equal("descriptors with flags", facts.bad_flags_at, "none")


@clause("abort-outside-section", observes=SUBJECT)
def test_abort_is_outside(facts, judge):
    judge.equal("descriptors whose abort address is in their section", facts.abort_inside_at, "none")


@clause("abort-has-signature", observes=SUBJECT)
def test_signature_is_in_front(facts, judge):
    judge.equal("abort addresses with something else in front", facts.bad_signature_at, "none")


@clause("section-lies-in-code", observes=SUBJECT)
def test_section_is_code(facts, judge):
    judge.equal("descriptors whose section is not all code", facts.outside_code_at, "none")


@clause("descriptor-aligned", observes=SUBJECT)
def test_descriptor_is_aligned(facts, judge):
    judge.equal("descriptors that are not aligned", facts.unaligned_at, "none")


@clause("section-addresses-are-its-own", observes=SUBJECT)
def test_addresses_are_not_preemptible(facts, judge):
    judge.equal("descriptors by symbols that others can define", facts.preemptible_at, "none")
