"""A section is left by other ways than its end and its abort handler."""

from fixtures import clause, dso, object_file, program, variants

SIGLONGJMP = program("aborts/siglongjmp").run()
JUMPING = program("aborts/jumps")
JUMPS = variants({by: JUMPING.run(f"by={by}", variant=by) for by in ("longjmp", "siglongjmp", "setcontext")})
CONTEXT_SWITCH = program("aborts/context_switch").run()
HANDLER_SWITCH = program("aborts/handler_switch").run()
THREAD_EXIT = program("aborts/thread_exit", options=["-fexceptions"]).run()
CANCELLATION = program("aborts/cancellation").run()
UNWOUND = object_file("registrants/unwound")


def unwinding(source):
    """A program with the unwinder linked in: how that comes to be loaded is another matter."""
    return program(source, options=["-fexceptions"], objects=[UNWOUND], link_options=["-static-libgcc"])


UNWINDING = unwinding("aborts/unwinding").run()
THROWING = unwinding("aborts/exceptions")
OUT_OF_CALL = THROWING.run("from=call", variant="call")
OUT_OF_HANDLER = THROWING.run("from=handler", variant="handler")
CLOSABLE = dso("registrants/closable")
UNTIDY = dso("registrants/closable", name="untidy", defines={"LEAVES_SECTION": 1})
HOST = program("aborts/closed_owner")
CLOSED, CLOSED_UNTIDY = HOST.run(CLOSABLE, variant="tidy"), HOST.run(UNTIDY, variant="untidy")
STAYING = variants(
    {
        "marked": HOST.run(UNTIDY, "nodelete=yes", variant="marked"),
        "never-unloaded": HOST.run(UNTIDY, variant="unmarked", needs=["!libc.unloads"]),
    }
)


def judge_next(facts, judge):
    """What becomes of a section that was left, and of those after it."""
    judge.equal("where a trap outside of it finds the thread", facts.trap_place, "trap")
    judge.equal("rseq_cs is null then", facts.pointer_null, True)
    judge.equal("where a handler finds the thread in the next section", facts.section_place, "abort")
    judge.equal("how that section ended", facts.section_outcome, "aborted")
    judge.equal("the one after it", facts.next_section, "committed")
    judge.equal("registered after", facts.registered_after, "EPERM")


@clause("siglongjmp-leaves-nothing", observes=SIGLONGJMP)
def test_jump_out_of_the_handler(facts, judge):
    judge.given("where the handler finds the thread", facts.place, "abort")
    judge.equal("registered before", facts.registered_before, "EPERM")
    judge.equal("rseq_cs is null", facts.pointer_null, True)
    judge.equal("registered after", facts.registered_after, "EPERM")
    judge.equal("the next section", facts.next_section, "committed")


@clause("jump-leaves-nothing", observes=JUMPS)
def test_jump_out_of_the_section(facts, judge):
    judge.given("registered before", facts.registered_before, "EPERM")
    judge.given("the section was left", facts.left, True)
    judge_next(facts, judge)


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


@clause("unwinding-passes-abort-address", observes=OUT_OF_HANDLER)
def test_exception_is_caught(facts, judge):
    judge.given("registered before", facts.registered_before, "EPERM")
    judge.given("where the handler finds the thread", facts.handlers_place, "abort")
    judge.given("it was thrown", facts.thrown, True)
    judge.equal("it was caught", facts.caught, True)
    judge.equal("cleanups that ran", facts.cleanups, 1)
    judge_next(facts, judge)


@clause("exception-passes-section", observes=OUT_OF_CALL)
def test_exception_out_of_a_call(facts, judge):
    judge.given("registered before", facts.registered_before, "EPERM")
    judge.given("it was thrown", facts.thrown, True)
    judge.equal("it was caught", facts.caught, True)
    judge.equal("cleanups that ran", facts.cleanups, 1)
    judge_next(facts, judge)


@clause("closed-owner-leaves-no-section", observes={"tidy": CLOSED, "untidy": CLOSED_UNTIDY})
def test_library_goes(facts, judge):
    judge.given("main is registered", facts.tidy.registered, "EBUSY")
    judge.given("the other thread is registered", facts.tidy.thread_registered, "EBUSY")
    judge.given("one that leaves its section set kills", facts.untidy.process, "signal:SIGSEGV")
    judge.equal("the library leaves rseq_cs set, in main", facts.tidy.left_set, False)
    judge.equal("in the other thread", facts.tidy.thread_left_set, False)
    judge.equal("the process after it is closed", facts.tidy.process, "exit:0")


@clause("library-that-stays-may-leave-its-section", observes=STAYING)
def test_library_stays(facts, judge):
    judge.given("main is registered", facts.registered, "EBUSY")
    judge.given("the other thread is registered", facts.thread_registered, "EBUSY")
    judge.given("the library leaves rseq_cs set, in main", facts.left_set, True)
    judge.given("in the other thread", facts.thread_left_set, True)
    judge.equal("the process after it is closed", facts.process, "exit:0")
    judge.equal("the library is gone then", facts.unloaded, False)
