"""What the kernel makes of a section's descriptor, and of the pointer to it."""

from fixtures import clause, kernel_program

RANGES = kernel_program("aborts/ranges").run_lengths()
OUTSIDE = kernel_program("aborts/outside").run_lengths()
BACKWARD = kernel_program("aborts/backward").run_lengths()
ANY_SIGNATURE = kernel_program("aborts/any_signature").run_lengths()
WRONG_SIGNATURE = kernel_program("aborts/wrong_signature").run_lengths()
BAD_POINTER = kernel_program("aborts/bad_pointer").run_lengths()
BAD_ABORT = kernel_program("aborts/bad_abort").run_lengths()


@clause("range-is-half-open", observes=RANGES)
def test_bounds_of_the_range(facts, judge):
    judge.given("where the handler finds an unregistered thread", facts.unregistered, "trap")
    judge.given("registration", facts.registered, "ok")
    judge.equal("where the section starts at the trap", facts.starts_there, "abort")
    judge.equal("where the section ends just before the trap", facts.ends_there, "trap")
    judge.equal("where the section starts behind the trap's first byte", facts.starts_behind, "trap")


@clause("empty-section-never-entered", observes=RANGES)
def test_empty_range(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("where the section starts at the trap", facts.starts_there, "abort")
    judge.equal("where an empty section stands at the trap", facts.empty, "trap")
    judge.equal("rseq_cs is null in the handler", facts.empty_cleared, True)


@clause("section-elsewhere-is-forgotten", observes=OUTSIDE)
def test_signal_outside_of_the_section(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("how the section ended", facts.outcome, "committed")
    judge.given("signals", facts.signals, 2)
    judge.equal("where the handler finds the thread before the section", facts.place_before, "trap")
    judge.equal("rseq_cs is null there", facts.cleared_before, True)
    judge.equal("where the handler finds the thread after the commit", facts.place_after, "trap")
    judge.equal("rseq_cs is null then", facts.cleared_after, True)


@clause("abort-handler-may-precede-section", observes=BACKWARD)
def test_abort_handler_at_a_lower_address(facts, judge):
    judge.given("the abort handler stands before the section", int(facts.distance) < 0, True)
    judge.given("registration", facts.registered, "ok")
    judge.given("signals", facts.signals, 1)
    judge.equal("where the handler finds the thread", facts.place, "abort")
    judge.equal("how the section ended", facts.outcome, "aborted")


@clause("registered-signature-decides", observes=ANY_SIGNATURE)
def test_another_word_is_as_good(facts, judge):
    judge.given("registration with the usual word", facts.usual_registered, "ok")
    judge.given("the child with the usual word", facts.usual_word, "exit:0")
    judge.given("registration with another word", facts.own_registered, "ok")
    judge.equal("the child with a word of its own", facts.own_word, "exit:0")


@clause("wrong-signature-kills", observes=WRONG_SIGNATURE)
def test_only_the_wrong_signature_dies(facts, judge):
    judge.given("registration with the right signature", facts.same_registered, "ok")
    judge.given("the child with the right signature", facts.same_signature, "exit:0")
    judge.given("registration with another signature", facts.other_registered, "ok")
    judge.equal("the child with another signature", facts.other_signature, "signal:SIGSEGV")


@clause("unreadable-descriptor-kills", observes=BAD_POINTER)
def test_only_the_bad_pointer_dies(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("the child whose pointer names a descriptor", facts.descriptor, "exit:0")
    judge.equal("the child whose pointer names memory of the kernel", facts.kernel, "signal:SIGSEGV")
    judge.equal("the child whose pointer names unreadable memory", facts.unreadable, "signal:SIGSEGV")


@clause("unreachable-abort-handler-kills", observes=BAD_ABORT)
def test_only_the_bad_abort_address_dies(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("the child with the section's own abort address", facts.own, "exit:0")
    judge.equal("the child whose abort address is the kernel's", facts.kernel, "signal:SIGSEGV")
    judge.equal("the child whose abort address is in unreadable memory", facts.unreadable, "signal:SIGSEGV")
