"""A registered thread asks for other addresses, lengths and signatures."""

from fixtures import clause, kernel_program

REGISTERED = kernel_program("registration/registered_thread").run_lengths()
REFUSALS = kernel_program("registration/refusals", lane="cpu").run_lengths()


@clause("length-fixed-while-registered", observes=REGISTERED)
def test_neither_longer_nor_shorter(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.equal("a longer area", facts.longer, "EINVAL")
    judge.equal("a shorter area", facts.shorter, "EINVAL")


@clause("other-signature-refused", observes=REGISTERED)
def test_other_signature_is_eperm(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.equal("a signature that is wrong in every bit", facts.other_signature, "EPERM")
    judge.equal("a signature that is wrong in one bit", facts.near_signature, "EPERM")


@clause("place-judged-before-signature", observes=REGISTERED)
def test_place_comes_first(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.given("another signature alone", facts.other_signature, "EPERM")
    judge.equal("another address and signature", facts.other_area_and_signature, "EINVAL")
    judge.equal("another length and signature", facts.longer_and_signature, "EINVAL")
    judge.equal("an address of the kernel's", facts.beyond, "EINVAL")


@clause("other-addresses-not-looked-at", observes=REGISTERED)
def test_unusable_addresses(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.given("another area", facts.other_area, "EINVAL")
    judge.equal("address 0", facts.null, "EINVAL")
    judge.equal("one byte into the area", facts.misaligned, "EINVAL")
    judge.equal("where nothing is mapped", facts.unmapped, "EINVAL")
    judge.equal("the area, with no length", facts.no_length, "EINVAL")
    judge.equal("an address of the kernel's, with no length", facts.beyond_and_no_length, "EINVAL")


@clause("unknown-flags-refused", observes=REGISTERED)
def test_unknown_flags(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.equal("an unknown flag for the registered area", facts.flags, "EINVAL")


@clause("failed-call-changes-nothing", observes=REGISTERED)
def test_nothing_is_written_or_lost(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.given("another area", facts.other_area, "EINVAL")
    judge.equal("the last byte that changed in the other area (-1: none)", facts.second_last_changed, -1)
    judge.equal("is the first area still registered", facts.still, "EPERM")


@clause("refusals-leave-the-registration", observes=REFUSALS)
def test_area_is_as_it_was_and_kept(facts, judge):
    judge.given("pinning to one CPU", facts.pinned, "ok")
    judge.given("the registration", facts.registered, "ok")
    judge.given("calls that were not refused", facts.accepted, 0)
    judge.equal("the first byte of the area that changed (-1: none)", facts.first_changed, -1)
    judge.equal("is it still registered", facts.still, "EPERM")
    judge.equal("cpu_id on another CPU", facts.cpu_id, facts.cpu)
    judge.equal("cpu_id_start there", facts.cpu_id_start, facts.cpu)
