"""A file with an area of its own: what lies in it, and how it is registered."""

from fixtures import clause, dso, subject

SUBJECT = subject(
    dso("audit/registrant", link_options=["-Wl,-z,nodelete"]),
    dso("audit/registrant", name="keeper", defines={"KEEPS": 1}),
    dso("audit/visitor", link_options=["-Wl,-z,nodelete"]),
)


@clause("kernel-fields-left-alone", observes=SUBJECT)
def test_nothing_lies_in_kernel_fields(facts, judge):
    judge.equal("what shares a field that the kernel owns", facts.misused_fields_at, "none")


@clause("registrant-asks-libc", observes=SUBJECT)
def test_libc_is_asked(facts, judge):
    judge.equal("looks at __rseq_size or __rseq_offset", facts.asks_libc, True)


@clause("dynamic-area-given-back", observes=SUBJECT)
def test_dynamic_area_is_unregistered(facts, judge):
    judge.at_least("unregistrations in its code", facts.unregisters, 1)


@clause("registering-library-stays-loaded", observes=SUBJECT)
def test_library_stays(facts, judge):
    judge.equal(
        "registrations that nothing takes back, of a library that can be unloaded", facts.left_by_unloading_at, "none"
    )
