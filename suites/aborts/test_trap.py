"""A section contains an instruction that traps or faults."""

from fixtures import clause, kernel_program

TRAP = kernel_program("aborts/trap").run_lengths()
REGISTERS = kernel_program("aborts/registers").run_lengths()
NESTED = kernel_program("aborts/nested").run_lengths()
ALTERNATE_STACK = kernel_program("aborts/alternate_stack").run_lengths()
FAULT = kernel_program("aborts/fault").run_lengths()
ABORT_HANDLER = kernel_program("aborts/abort_handler").run_lengths()
REARMED = kernel_program("aborts/rearmed").run_lengths()
RESTART = kernel_program("aborts/restart").run_lengths()
UNREGISTERED = kernel_program("aborts/unregistered").run_lengths()


@clause("trap-aborts-section", observes=TRAP)
def test_handler_sees_the_abort(facts, judge):
    judge.given("where the handler finds an unregistered thread", facts.control_place, "inside")
    judge.given("registration", facts.registered, "ok")
    judge.given("entered the section", facts.entered, 1)
    judge.equal("where the handler finds the thread", facts.place, "abort")
    judge.equal("rseq_cs is null in the handler", facts.pointer_null, True)
    judge.equal("how the section ended", facts.outcome, "aborted")


@clause("abort-changes-the-address-alone", observes=REGISTERS)
def test_abort_handler_has_the_registers(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("where the handler finds the thread", facts.place, "abort")
    judge.given("how the section ended", facts.outcome, "aborted")
    judge.equal("registers with another value at the abort address", facts.other_registers, 0)
    judge.equal("bytes that the stack pointer moved", facts.stack_moved, 0)


@clause("abort-handler-finds-pointer-null", observes=ABORT_HANDLER)
def test_pointer_at_the_abort_address(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("how the section ended", facts.outcome, "aborted")
    judge.given("the abort handler has told", facts.pointer_told, True)
    judge.equal("rseq_cs is null at the abort address", facts.pointer_null, True)


@clause("announced-again-in-handler-moves-nobody", observes=REARMED)
def test_handler_announces_it_again(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("where the handler finds the thread", facts.place, "abort")
    judge.equal("where a handler of its own trap finds it", facts.inner_place, "elsewhere")
    judge.equal("rseq_cs is null there", facts.inner_pointer_null, True)
    judge.equal("what the outer handler's context shows after that", facts.place_after, "abort")
    judge.equal("how the section ended", facts.outcome, "aborted")


@clause("nested-abort-leaves-outer", observes=NESTED)
def test_outer_context_survives_the_inner_abort(facts, judge):
    judge.given("where the inner handler finds an unregistered thread", facts.unregistered_inner, "inside")
    judge.given("registration", facts.registered, "ok")
    judge.given("where the outer handler finds the thread", facts.place_outer, "abort")
    judge.given("where the inner handler finds it", facts.place_inner, "abort", "inside")
    judge.equal("where the inner handler finds it", facts.place_inner, "abort")
    judge.equal("how the inner section ended", facts.inner_outcome, "aborted")
    judge.equal("what the outer handler's context shows after that", facts.place_outer_after, "abort")
    judge.equal("how the outer section ended", facts.outer_outcome, "aborted")


@clause("alternate-stack-shows-abort", observes=ALTERNATE_STACK)
def test_handler_on_another_stack(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("the handler runs on the alternate stack", facts.alternate, True)
    judge.equal("where the handler finds the thread", facts.place, "abort")
    judge.equal("how the section ended", facts.outcome, "aborted")


@clause("fault-keeps-its-address", observes=FAULT)
def test_handler_is_told_the_address(facts, judge):
    judge.given("where the handler finds an unregistered thread", facts.control_place, "inside")
    judge.given("bytes from the unmapped page to what it is told", facts.control_distance, 0)
    judge.given("registration", facts.registered, "ok")
    judge.given("where the handler finds the thread", facts.place, "abort", "inside")
    judge.equal("where the handler finds the thread", facts.place, "abort")
    judge.equal("bytes from the unmapped page to what the handler is told", facts.distance, 0)
    judge.equal("how the section ended", facts.outcome, "aborted")


@clause("restarted-section-commits", observes=RESTART)
def test_aborted_thrice_then_commits(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.equal("aborts", facts.aborts, 3)
    judge.equal("how the section ended", facts.outcome, "committed")
    judge.equal("the next section", facts.next_section, "committed")


@clause("unregistered-thread-left-alone", observes=UNREGISTERED)
def test_nothing_happens_after_unregistration(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("where the handler finds a registered thread", facts.place_registered, "abort")
    judge.given("unregistration", facts.unregistered, "ok")
    judge.equal("where the handler finds the thread", facts.place, "trap")
    judge.equal("rseq_cs is kept", facts.pointer_kept, True)
    judge.equal("how the section ended", facts.outcome, "committed")
