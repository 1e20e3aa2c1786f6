"""32-bit tasks of a 64-bit kernel: the same area and descriptor, whose addresses have an upper half to spare."""

from fixtures import clause, kernel_program

TASK = kernel_program("compat/task", options=["-m32"])
CALLS = kernel_program("compat/calls").run(TASK)
SECTIONS = kernel_program("compat/sections").run(TASK)

ABORTED, TRAPPED = "exit:10", "exit:11"  # the words of cprograms/compat/task.c; an errno's number is a status as well
EPERM, EBUSY, EINVAL = "exit:1", "exit:16", "exit:22"


@clause("calls-as-in-64-bits", observes=CALLS)
def test_answers_of_the_call(facts, judge):
    judge.equal("an area of 31 bytes", facts.short_area, EINVAL)
    judge.equal("an area at an odd address", facts.misaligned, EINVAL)
    judge.equal("the same area once more", facts.twice, EBUSY)
    judge.equal("the same with another signature", facts.other_signature, EPERM)
    judge.equal("unregistration, and registration again", facts.again, "exit:0")


@clause("auxv-as-in-64-bits", observes=CALLS)
def test_what_is_announced(facts, judge):
    judge.equal("the feature size", facts.size, f"exit:{facts.own_size}")
    judge.equal("the alignment", facts.align, f"exit:{facts.own_align}")


@clause("sections-abort", observes=SECTIONS)
def test_section_is_aborted(facts, judge):
    judge.equal("the task that traps in its section", facts.control, ABORTED)


@clause("pointer-is-read-whole", observes=SECTIONS)
def test_upper_half_of_the_pointer(facts, judge):
    judge.given("the task that traps in its section", facts.control, ABORTED)
    judge.equal("the task whose pointer has an upper half", facts.pointer, "signal:SIGSEGV")


@clause("abort-address-is-read-whole", observes=SECTIONS)
def test_upper_half_of_the_abort_address(facts, judge):
    judge.given("the task that traps in its section", facts.control, ABORTED)
    judge.equal("the task whose abort address has an upper half", facts.abort_address, "signal:SIGSEGV")


@clause("high-start-refused", observes=SECTIONS)
def test_checked_start(facts, judge):
    judge.given("the task that traps in its section", facts.control, ABORTED)
    judge.equal("the task whose start has an upper half", facts.start, "signal:SIGSEGV")


@clause("high-start-is-elsewhere", observes=SECTIONS)
def test_unchecked_start(facts, judge):
    judge.given("the task that traps in its section", facts.control, ABORTED)
    judge.equal("the task whose start has an upper half", facts.start, TRAPPED)


@clause("high-length-refused", observes=SECTIONS)
def test_checked_length(facts, judge):
    judge.given("the task that traps in its section", facts.control, ABORTED)
    judge.equal("the task whose length has nothing but an upper half", facts.length, "signal:SIGSEGV")


@clause("high-length-is-long", observes=SECTIONS)
def test_unchecked_length(facts, judge):
    judge.given("the task that traps in its section", facts.control, ABORTED)
    judge.equal("the task whose length has nothing but an upper half", facts.length, ABORTED)
