"""The descriptor is in an unusual place, or nowhere."""

from fixtures import clause, kernel_program, variants

KILLED = "signal:SIGSEGV"

PLACES = kernel_program("descriptors/places").run_lengths()
POINTERS = kernel_program("descriptors/pointers").run_lengths()
ELSEWHERE = kernel_program("descriptors/elsewhere").run_lengths()
FLAGS = kernel_program("descriptors/flags").run_lengths()
LOOKS = kernel_program("descriptors/looks").run_lengths()
ORIGINAL, EXTENDED = (variants({name: dict(row)[""]}) for name, row in LOOKS.rows)
BOTH = variants(
    {
        name: {"elsewhere": dict(elsewhere)[""], "flags": dict(flags)[""]}
        for (name, elsewhere), (_, flags) in zip(ELSEWHERE.rows, FLAGS.rows, strict=True)
    }
)
TRIES = 5  # in cprograms/descriptors/looks.c; of so many one at least is not disturbed by an interrupt


def given_aligned(facts, judge):
    """The same section by an aligned descriptor in ordinary memory is aborted."""
    judge.given("registration", facts.registered, "ok")
    judge.given("a section with an aligned descriptor", facts.aligned, "aborted")


@clause("descriptor-needs-no-alignment", observes=PLACES)
def test_misaligned(facts, judge):
    given_aligned(facts, judge)
    for fact in ("by_one", "by_four", "by_eight", "by_sixteen"):
        words = f"a section with a descriptor misaligned {fact.replace('_', ' ')}"
        judge.equal(words, facts[fact], "aborted")


@clause("descriptor-is-only-read", observes=PLACES)
def test_read_only(facts, judge):
    given_aligned(facts, judge)
    judge.equal("a section with a descriptor that cannot be written", facts.read_only, "aborted")
    judge.equal("a section with a descriptor at the end of memory", facts.at_the_end, "aborted")


@clause("half-a-descriptor-kills", observes=PLACES)
def test_partly_unreadable(facts, judge):
    given_aligned(facts, judge)
    judge.given("a section with a descriptor at the end of memory", facts.at_the_end, "aborted")
    judge.equal("a section with a descriptor that ends one byte behind it", facts.one_byte_beyond, KILLED)
    judge.equal("a section with a descriptor that ends half behind it", facts.half_beyond, KILLED)


@clause("pointer-to-nothing-kills", observes=POINTERS)
def test_pointer_to_nothing(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("in a section with a pointer to its descriptor", facts.descriptor, "aborted")
    judge.given("outside of a section with a pointer to its descriptor", facts.elsewhere_descriptor, "cleared")
    for where in ("", "elsewhere_"):
        place = "outside of a section" if where else "in a section"
        judge.equal(f"{place} with a small number", facts[f"{where}small_number"], KILLED)
        judge.equal(f"{place} with a pointer to unmapped memory", facts[f"{where}unmapped"], KILLED)
        judge.equal(f"{place} with what is no address", facts[f"{where}not_canonical"], KILLED)
    judge.equal("in a section with a pointer to closed memory", facts.closed, KILLED)
    judge.equal("in a section with a pointer to the kernel", facts.kernel, KILLED)
    judge.equal("in a section with a pointer to the last bytes of all", facts.last_bytes, KILLED)


ABORT_HANDLERS = {
    "unsigned_abort": "is not signed",
    "abort_zero": "is at address 0",
    "abort_in_kernel": "is the kernel's",
    "inner_abort": "is in the range",
}


@clause("descriptor-elsewhere-is-checked", observes=ELSEWHERE)
def test_section_elsewhere_kills(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("outside of a section without a defect", facts.usual, "cleared")
    for fact, words in ABORT_HANDLERS.items():
        judge.equal(f"outside of a section whose abort handler {words}", facts[fact], KILLED)


@clause("descriptor-elsewhere-is-forgotten", observes=ELSEWHERE)
def test_section_elsewhere_is_cleared(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("outside of a section without a defect", facts.usual, "cleared")
    for fact, words in ABORT_HANDLERS.items():
        judge.equal(f"outside of a section whose abort handler {words}", facts[fact], "cleared")


@clause("strictness-comes-as-a-whole", observes=BOTH)
def test_strict_or_not(facts, judge):
    judge.given("registration", facts.elsewhere.registered, "ok")
    judge.given("outside of a section without a defect", facts.elsewhere.usual, "cleared")
    judge.given("registration of the other", facts.flags.registered, "ok")
    judge.given("a section without flags", facts.flags.none, "aborted")
    judge.one_of("outside of a section of another version", facts.elsewhere.version, (KILLED, "cleared"))
    flagged = KILLED if facts.elsewhere.version == KILLED else "aborted"
    judge.equal("a section with the area's flag about signals", facts.flags.area_signal, flagged)


@clause("plain-call-leaves-pointer", observes=LOOKS)
def test_getppid_does_not_look(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.at_least("calls of getppid that left rseq_cs set", facts.call_keeps, 1)


@clause("migrating-call-forgets-section", observes=LOOKS)
def test_moving_itself_looks(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("moves survived with a pointer to a descriptor", facts.descriptor_survivors, TRIES)
    judge.equal("moves that left rseq_cs set", facts.move_keeps, 0)
    judge.equal("moves survived with a pointer to nothing", facts.nowhere_survivors, 0)


@clause("migrating-call-leaves-pointer", observes=LOOKS)
def test_moving_itself_does_not_look(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("moves survived with a pointer to a descriptor", facts.descriptor_survivors, TRIES)
    judge.at_least("moves that left rseq_cs set", facts.move_keeps, 1)
    judge.at_least("moves survived with a pointer to nothing", facts.nowhere_survivors, 1)


@clause("own-signal-clears-pointer", observes=ORIGINAL)
def test_own_signal_with_original_area(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("signals", facts.signals, TRIES)
    judge.equal("handlers that found rseq_cs set", facts.handler_keeps, 0)


@clause("own-signal-looks-at-extended-area", observes=EXTENDED)
def test_own_signal_with_extended_area(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("signals", facts.signals, TRIES)
    judge.equal("handlers that found rseq_cs set", facts.handler_keeps, 0)


@clause("own-signal-leaves-extended-area", observes=EXTENDED)
def test_own_signal_does_not_look(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("signals", facts.signals, TRIES)
    judge.at_least("handlers that found rseq_cs set", facts.handler_keeps, 1)
