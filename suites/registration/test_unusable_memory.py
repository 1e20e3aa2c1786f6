"""Areas where the kernel finds no memory, or nothing that it may write to, and areas that name sections of the past."""

from fixtures import clause, kernel_program

UNUSABLE = kernel_program("registration/unusable_memory").run_lengths()
STALE = kernel_program("registration/stale_section").run_lengths()


@clause("null-area-refused", observes=UNUSABLE)
def test_null_is_efault(facts, judge):
    judge.given("what the kernel says of a usable area", facts.control_confirmed, "EPERM")
    judge.equal("registration", facts.null, "EFAULT")
    judge.equal("the process", facts.null_fate, "exit:0")


@clause("unmapped-area-refused", observes=UNUSABLE)
def test_no_memory_is_efault(facts, judge):
    judge.given("what the kernel says of a usable area", facts.control_confirmed, "EPERM")
    judge.equal("registration where nothing is mapped", facts.unmapped, "EFAULT")
    judge.equal("the process", facts.unmapped_fate, "exit:0")
    judge.equal("registration where nothing may be accessed", facts.no_access, "EFAULT")
    judge.equal("the process then", facts.no_access_fate, "exit:0")


@clause("read-only-area-never-kept", observes=UNUSABLE)
def test_read_only_is_refused_or_kills(facts, judge):
    judge.given("registration of a usable area", facts.control, "ok")
    judge.given("what the kernel says of it", facts.control_confirmed, "EPERM")
    judge.given("the process that has it", facts.control_fate, "exit:0")
    judge.one_of(
        "what registration says (ECHILD: nothing any more), and the process",
        f"{facts.read_only}, {facts.read_only_fate}",
        ["EFAULT, exit:0", "ECHILD, signal:SIGSEGV", "ok, signal:SIGSEGV"],
    )
    judge.differs("what the kernel says of the area then", facts.read_only_confirmed, "EPERM")


@clause("stale-section-cleared", observes=STALE)
def test_section_that_is_still_there(facts, judge):
    judge.given("what the kernel says of an area without a section", facts.control_confirmed, "EPERM")
    judge.equal("registration", facts.valid, "ok")
    judge.equal("rseq_cs is null", facts.valid_cleared, True)
    judge.equal("the process", facts.valid_fate, "exit:0")


@clause("dangling-section-cleared", observes=STALE)
def test_section_that_is_nowhere(facts, judge):
    judge.given("what the kernel says of an area without a section", facts.control_confirmed, "EPERM")
    judge.given("the process that has it", facts.control_fate, "exit:0")
    judge.equal("registration with a section where nothing is mapped", facts.unmapped, "ok")
    judge.equal("rseq_cs is null", facts.unmapped_cleared, True)
    judge.equal("the process", facts.unmapped_fate, "exit:0")
    judge.equal("registration with a section in the kernel", facts.kernel, "ok")
    judge.equal("rseq_cs is null then", facts.kernel_cleared, True)
    judge.equal("the process then", facts.kernel_fate, "exit:0")
