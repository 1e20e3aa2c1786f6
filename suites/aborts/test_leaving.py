"""A section is left by other ways than its end and its abort handler."""

from fixtures import clause, object_file, program

SIGLONGJMP = program("aborts/siglongjmp").run()
CONTEXT_SWITCH = program("aborts/context_switch").run()
HANDLER_SWITCH = program("aborts/handler_switch").run()
THREAD_EXIT = program("aborts/thread_exit", options=["-fexceptions"]).run()
CANCELLATION = program("aborts/cancellation").run()
# The unwinder is linked in: how it comes to be loaded is another matter.
UNWINDING = program(
    "aborts/unwinding",
    options=["-fexceptions"],
    objects=[object_file("registrants/unwound")],
    link_options=["-static-libgcc"],
).run()


@clause("siglongjmp-leaves-nothing", observes=SIGLONGJMP)
def test_jump_out_of_the_handler(facts, judge):
    judge.given("where the handler finds the thread", facts.place, "abort")
    judge.equal("registered before", facts.registered_before, "EPERM")
    judge.equal("rseq_cs is null", facts.pointer_null, True)
    judge.equal("registered after", facts.registered_after, "EPERM")
    judge.equal("the next section", facts.next_section, "committed")


@clause("context-switch-leaves-nothing", observes=CONTEXT_SWITCH)
def test_switch_out_of_the_section(facts, judge):
    judge.given("registered before", facts.registered_before, "EPERM")
    judge.given("the section was left", facts.left, True)
    judge.equal("where a handler finds the other context", facts.trap_place, "trap")
    judge.equal("rseq_cs is null then", facts.pointer_null, True)
    judge.equal("where a handler finds a section of the other context", facts.section_place, "abort")
    judge.equal("how that section ended", facts.section_outcome, "aborted")
    judge.equal("the next one", facts.next_section, "committed")
    judge.equal("registered after", facts.registered_after, "EPERM")


@clause("context-switch-leaves-nothing", observes=HANDLER_SWITCH)
def test_switch_out_of_the_handler(facts, judge):
    judge.given("registered before", facts.registered_before, "EPERM")
    judge.given("where the handler finds the thread", facts.place, "abort")
    judge.equal("a section of the other context", facts.other_section, "committed")
    judge.equal("how the interrupted section ended", facts.outcome, "aborted")
    judge.equal("the next section", facts.next_section, "committed")
    judge.equal("registered after", facts.registered_after, "EPERM")


@clause("thread-exit-unwinds-section", observes=THREAD_EXIT)
def test_exit_in_the_handler(facts, judge):
    judge.given("where the handler finds the thread", facts.place, "abort")
    judge.equal("the thread's value was told", facts.result_told, True)
    judge.equal("cleanups that ran", facts.cleanups, 1)
    judge.equal("rseq_cs is null in the cleanup", facts.pointer_null, True)
    judge.equal("the next thread is registered", facts.next_registered, "EPERM")
    judge.equal("the next thread's section", facts.next_section, "committed")


@clause("cancellation-ends-section", observes=CANCELLATION)
def test_cancelled_inside(facts, judge):
    judge.given("the thread is registered", facts.registered, "EPERM")
    judge.given("it is in the section", facts.inside, True)
    judge.equal("it ends as cancelled", facts.cancelled, True)
    judge.equal("cleanups that ran", facts.cleanups, 1)
    judge.equal("rseq_cs is null in the cleanup", facts.pointer_null, True)


@clause("unwinding-passes-abort-address", observes=UNWINDING)
def test_exception_out_of_the_handler(facts, judge):
    judge.given("registered before", facts.registered_before, "EPERM")
    judge.given("where the handler finds the thread", facts.place, "abort")
    judge.equal("how far the stack was unwound", facts.unwound, "to the probe")
    judge.equal("cleanups that ran", facts.cleanups, 1)
    judge.equal("rseq_cs is null", facts.pointer_null, True)
    judge.equal("the next section", facts.next_section, "committed")
    judge.equal("registered after", facts.registered_after, "EPERM")
