"""An area is given back by wrong words, by the right ones, and once more; what that leaves in it."""

from fixtures import clause, kernel_program

UNREGISTRATION = kernel_program("registration/unregistration").run_lengths()
SIGNATURES = kernel_program("registration/signatures").run_lengths()
LENGTHS = kernel_program("registration/lengths_given_back").run()
VANISHED = kernel_program("registration/vanished_area", lane="cpu").run_lengths()
LEFT = kernel_program("registration/left_values", lane="cpu").run_lengths()


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


@clause("unregistration-flag-stands-alone", observes=UNREGISTRATION)
def test_flags_of_registration(facts, judge):
    judge.given("the registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.equal("a flag of registration beside that for unregistration", facts.known_flag, "EINVAL")
    judge.equal("is the area registered then", facts.still, "EPERM")
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


@clause("longer-areas-given-back-by-their-length", observes=LENGTHS)
def test_length_of_the_registration(facts, judge):
    judge.given("registering one byte more than announced", facts.next, "ok")
    judge.given("what the kernel says of that", facts.next_confirmed, "EPERM")
    judge.equal("giving that back as an original area", facts.next_as_original, "EINVAL")
    judge.equal("as one of the announced length", facts.next_as_announced, "EINVAL")
    judge.equal("as one of two bytes more", facts.next_as_longer, "EINVAL")
    judge.equal("as what it is", facts.next_back, "ok")
    judge.equal("cpu_id then", facts.next_cpu_id, -1)
    judge.given("registering a page", facts.page, "ok")
    judge.given("what the kernel says of the page", facts.page_confirmed, "EPERM")
    judge.equal("giving that back as an original area", facts.page_as_original, "EINVAL")
    judge.equal("as one byte less", facts.page_as_shorter, "EINVAL")
    judge.equal("as a page", facts.page_back, "ok")
    judge.equal("cpu_id after that", facts.page_cpu_id, -1)


@clause("vanished-area-never-given-back", observes=VANISHED)
def test_unmapped_area(facts, judge):
    judge.given("the process that kept its area", facts.kept_fate, "exit:0")
    judge.given("unregistration there", facts.kept, "ok")
    judge.given("registration of the area that was unmapped", facts.registered, "ok")
    judge.given("the thread came to its unregistration", facts.asked, True)
    judge.differs("unregistration (ECHILD: nothing was said any more)", facts.given_back, "ok")
    judge.one_of("the process", facts.vanished_fate, ["exit:0", "signal:SIGSEGV"])


@clause("later-ids-reset-at-unregistration", observes=LEFT)
def test_node_and_concurrency_id(facts, judge):
    judge.given("the process", facts.child_fate, "exit:0")
    judge.given("registration", facts.registered, "ok")
    judge.given("unregistration", facts.given_back, "ok")
    judge.equal("node_id", facts.node_id, 0)
    judge.equal("mm_cid", facts.mm_cid, 0)


@clause("unannounced-ids-left-alone", observes=kernel_program("registration/unannounced_ids").run("length=32"))
def test_program_has_the_rest(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("unregistration", facts.given_back, "ok")
    judge.equal("where node_id would be, after registration", facts.node_id, facts.pattern)
    judge.equal("where mm_cid would be", facts.mm_cid, facts.pattern)
    judge.equal("where node_id would be, after unregistration", facts.node_id_after, facts.junk)
    judge.equal("where mm_cid would be then", facts.mm_cid_after, facts.junk)


@clause("unregistration-leaves-section-pointer", observes=LEFT)
def test_section_pointer(facts, judge):
    judge.given("the process", facts.child_fate, "exit:0")
    judge.given("registration", facts.registered, "ok")
    judge.given("unregistration", facts.given_back, "ok")
    judge.given("cpu_id then", facts.cpu_id, -1)
    judge.equal("rseq_cs is as it was", facts.section_kept, True)
