"""A section traps whose descriptor, area or signature is not as it should be."""

from fixtures import clause, kernel_program

KILLED = "signal:SIGSEGV"

VERSION = kernel_program("descriptors/version").run_lengths()
FLAGS = kernel_program("descriptors/flags").run_lengths()
ADDRESSES = kernel_program("descriptors/addresses").run_lengths()
SIGNATURE_BITS = kernel_program("descriptors/signature_bits").run_lengths()


def all_end(facts, judge, expected, cases):
    """All children but the control ended as expected: `cases` are facts and their words."""
    for fact, words in cases.items():
        judge.equal(f"a section with {words}", facts[fact], expected)


VERSIONS = {
    "one": "version 1",
    "upper_half": "a version of 16 bits more",
    "top_bit": "a version of the highest bit",
    "all_bits": "a version of all bits",
}


@clause("version-is-refused", observes=VERSION)
def test_other_version_dies(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section with version 0", facts.zero, "aborted")
    all_end(facts, judge, KILLED, VERSIONS)


@clause("version-is-ignored", observes=VERSION)
def test_other_version_is_aborted(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section with version 0", facts.zero, "aborted")
    all_end(facts, judge, "aborted", VERSIONS)


UNKNOWN_FLAGS = {"unknown": "a flag without a meaning", "top_bit": "the highest bit of flags"}
RESTART_FLAGS = {
    "preempt": "the flag about preemption",
    "signal": "the flag about signals",
    "migrate": "the flag about migration",
    "all_three": "all three of these",
}
AREA_FLAGS = {
    "area_preempt": "the area's flag about preemption",
    "area_migrate": "the area's flag about migration",
    "area_unknown": "a flag of the area without a meaning",
}


@clause("restart-flags-are-heeded", observes=FLAGS)
def test_flags_against_restarting(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section without flags", facts.none, "aborted")
    judge.equal("a section with all three flags", facts.all_three, "committed")
    judge.equal("a section with the flag about signals alone", facts.signal, KILLED)
    all_end(facts, judge, "aborted", UNKNOWN_FLAGS)


@clause("descriptor-flags-are-refused", observes=FLAGS)
def test_any_flag_dies(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section without flags", facts.none, "aborted")
    all_end(facts, judge, KILLED, RESTART_FLAGS | UNKNOWN_FLAGS)


@clause("descriptor-flags-are-ignored", observes=FLAGS)
def test_any_flag_is_aborted(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section without flags", facts.none, "aborted")
    all_end(facts, judge, "aborted", RESTART_FLAGS | UNKNOWN_FLAGS)


@clause("area-flags-are-refused", observes=FLAGS)
def test_any_flag_of_the_area_dies(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section without flags", facts.none, "aborted")
    all_end(facts, judge, KILLED, AREA_FLAGS)


@clause("area-flags-are-ignored", observes=FLAGS)
def test_any_flag_of_the_area_is_aborted(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section without flags", facts.none, "aborted")
    all_end(facts, judge, "aborted", AREA_FLAGS)


STARTS = {"start_in_kernel": "a start in the kernel", "start_at_last_byte": "a start at the last address of all"}
ENDS = {"end_in_kernel": "an end in the kernel", "end_at_last_byte": "an end at the last address of all"}


def given_usual(facts, judge):
    """The same section by a descriptor without any defect is aborted."""
    judge.given("registration", facts.registered, "ok")
    judge.given("a section with the usual descriptor", facts.usual, "aborted")


@clause("start-in-kernel-is-refused", observes=ADDRESSES)
def test_start_in_kernel_dies(facts, judge):
    given_usual(facts, judge)
    all_end(facts, judge, KILLED, STARTS)


@clause("start-in-kernel-is-elsewhere", observes=ADDRESSES)
def test_start_in_kernel_goes_on(facts, judge):
    given_usual(facts, judge)
    all_end(facts, judge, "committed", STARTS)


@clause("end-in-kernel-is-refused", observes=ADDRESSES)
def test_end_in_kernel_dies(facts, judge):
    given_usual(facts, judge)
    all_end(facts, judge, KILLED, ENDS)


@clause("end-in-kernel-is-ignored", observes=ADDRESSES)
def test_end_in_kernel_is_aborted(facts, judge):
    given_usual(facts, judge)
    all_end(facts, judge, "aborted", ENDS)


@clause("range-checks-come-together", observes=ADDRESSES)
def test_ranges_fare_alike(facts, judge):
    given_usual(facts, judge)
    judge.one_of("a section whose range wraps around", facts.wrapping, (KILLED, "aborted"))
    judge.equal("a section with its abort handler in its range", facts.inner_abort, facts.wrapping)


@clause("abort-handler-may-end-section", observes=ADDRESSES)
def test_abort_handler_right_behind(facts, judge):
    given_usual(facts, judge)
    judge.equal("a section that ends at its abort handler", facts.end_at_abort, "aborted")


@clause("abort-handler-without-word-kills", observes=ADDRESSES)
def test_no_word_before_the_abort_handler(facts, judge):
    given_usual(facts, judge)
    cases = {
        "abort_zero": "address 0 to abort to",
        "abort_three": "address 3 to abort to",
        "abort_behind_hole": "an address behind unmapped memory to abort to",
        "abort_last_byte": "the last address of all to abort to",
    }
    all_end(facts, judge, KILLED, cases)


@clause("every-bit-of-signature-counts", observes=SIGNATURE_BITS)
def test_one_bit_is_wrong(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a section with the registered signature", facts.right, "aborted")
    judge.given("signatures that could be registered", facts.wrong_registered, 32)
    judge.equal("sections with one wrong bit that were killed", facts.killed, 32)
