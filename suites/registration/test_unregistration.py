"""An area is given back by wrong words, by the right ones, and once more."""

from fixtures import clause, kernel_program

UNREGISTRATION = kernel_program("registration/unregistration").run_lengths()
SIGNATURES = kernel_program("registration/signatures").run_lengths()


@clause("unregistration-needs-place", observes=UNREGISTRATION)
def test_wrong_place_is_einval(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.equal("another area", facts.other_area, "EINVAL")
    judge.equal("no area", facts.null_area, "EINVAL")
    judge.equal("another length", facts.other_length, "EINVAL")
    judge.equal("another area and signature", facts.other_area_and_signature, "EINVAL")
    judge.given("unregistration by the right words", facts.unregistered, "ok")


@clause("unregistration-needs-signature", observes=UNREGISTRATION)
def test_wrong_signature_is_eperm(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.equal("a signature that is wrong in one bit", facts.near_signature, "EPERM")
    judge.equal("a signature whose halves are swapped", facts.swapped_signature, "EPERM")
    judge.equal("unregistration by the right words then", facts.unregistered, "ok")


@clause("unknown-flags-refused", observes=UNREGISTRATION)
def test_unknown_flags(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.equal("an unknown flag beside that for unregistration", facts.more_flags, "EINVAL")
    judge.given("unregistration without it", facts.unregistered, "ok")


@clause("unregistration-needs-registration", observes=UNREGISTRATION)
def test_nothing_to_give_back(facts, judge):
    judge.given("unregistration of what is registered", facts.unregistered, "ok")
    judge.equal("before any registration", facts.never_registered, "EINVAL")
    judge.equal("a second time", facts.twice, "EINVAL")


@clause("registration-again-after-unregistration", observes=UNREGISTRATION)
def test_another_area_can_follow(facts, judge):
    judge.given("what the kernel says of the first area", facts.confirmed, "EPERM")
    judge.given("unregistration", facts.unregistered, "ok")
    judge.equal("registration of another area", facts.second_area, "ok")
    judge.at_least("the last byte that the kernel wrote into it (7: of cpu_id)", facts.second_last_changed, 7)
    judge.equal("unregistration of that", facts.second_back, "ok")


@clause("any-signature-accepted", observes=SIGNATURES)
def test_zero_and_all_ones(facts, judge):
    judge.given("registering with the usual word", facts.usual, "ok")
    judge.equal("registering with 0", facts.zero, "ok")
    judge.equal("giving back with another word than 0", facts.zero_wrong, "EPERM")
    judge.equal("giving back with 0", facts.zero_back, "ok")
    judge.equal("registering with all ones", facts.ones, "ok")
    judge.equal("giving back with another word than all ones", facts.ones_wrong, "EPERM")
    judge.equal("giving back with all ones", facts.ones_back, "ok")
