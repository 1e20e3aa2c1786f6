"""A section contains an instruction that traps."""

from fixtures import clause, kernel_program, program

TRAP = kernel_program("aborts/trap").run_lengths()
WRONG_SIGNATURE = kernel_program("aborts/wrong_signature").run_lengths()
SIGLONGJMP = program("aborts/siglongjmp").run()


@clause("trap-aborts-section", observes=TRAP)
def test_handler_sees_the_abort(facts, judge):
    judge.given("where the handler finds an unregistered thread", facts.control_place, "inside")
    judge.given("registration", facts.registered, "ok")
    judge.given("entered the section", facts.entered, 1)
    judge.equal("where the handler finds the thread", facts.place, "abort")
    judge.equal("rseq_cs is null in the handler", facts.pointer_null, True)
    judge.equal("how the section ended", facts.outcome, "aborted")


@clause("wrong-signature-kills", observes=WRONG_SIGNATURE)
def test_only_the_wrong_signature_dies(facts, judge):
    judge.given("the child with the right signature", facts.same_signature, "exit:0")
    judge.equal("the child with another signature", facts.other_signature, "signal:SIGSEGV")


@clause("siglongjmp-leaves-nothing", observes=SIGLONGJMP)
def test_next_section_commits(facts, judge):
    judge.given("where the handler finds the thread", facts.place, "abort")
    judge.equal("registered before", facts.registered_before, "EPERM")
    judge.equal("rseq_cs is null", facts.pointer_null, True)
    judge.equal("registered after", facts.registered_after, "EPERM")
    judge.equal("the next section", facts.next_section, "committed")
