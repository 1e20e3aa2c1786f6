"""Areas of the lengths and alignments that programs of any age have."""

from fixtures import clause, kernel_program

LONGER = kernel_program("registration/longer_areas").run()


@clause("original-area-accepted", observes=kernel_program("registration/places").run())
def test_multiples_of_32(facts, judge):
    judge.given("at the start of a page", facts.at_0, "ok")
    judge.equal("32 bytes on", facts.at_32, "ok")
    judge.equal("64 bytes on", facts.at_64, "ok")
    judge.equal("96 bytes on", facts.at_96, "ok")


@clause("longer-areas-accepted", observes=LONGER)
def test_announced_and_longer(facts, judge):
    judge.given("the original length", facts.original, "ok")
    judge.equal("the announced length", facts.announced, "ok")
    judge.equal("rounded up to the alignment", facts.rounded, "ok")
    judge.equal("twice that", facts.twice_rounded, "ok")
    judge.equal("a page", facts.whole_page, "ok")


@clause("length-has-no-upper-limit", observes=LONGER)
def test_largest_lengths(facts, judge):
    judge.given("the announced length", facts.announced, "ok")
    judge.equal("16 pages", facts.many_pages, "ok")
    judge.equal("half of what can be said, and the largest without a sign", facts.half_of_all, "ok")
    judge.equal("all of what can be said", facts["all"], "ok")


@clause("longer-areas-as-announced", observes=LONGER)
def test_shorter_or_less_aligned(facts, judge):
    judge.given("the original length", facts.original, "ok")
    judge.given("the announced length", facts.announced, "ok")
    judge.given("the original length at no alignment", facts.original_misaligned, "EINVAL")
    judge.equal("lengths between the two that are accepted", facts.shorter_accepted, 0)
    judge.equal("the announced length at half of the alignment", facts.announced_half_aligned, "EINVAL")
    judge.equal("rounded up to the alignment, at half of it", facts.rounded_half_aligned, "EINVAL")
    judge.equal("a page at half of the alignment", facts.whole_page_half_aligned, "EINVAL")


@clause("unmapped-tail-accepted", observes=kernel_program("registration/unmapped_tail", lane="cpu").run())
def test_end_in_no_memory(facts, judge):
    judge.given("the process where all of it is mapped", facts.mapped_fate, "exit:0")
    judge.given("what the kernel says of that area", facts.mapped_confirmed, "EPERM")
    judge.equal("registration", facts.registered, "ok")
    judge.equal("is it registered", facts.confirmed, "EPERM")
    judge.equal("the process", facts.unmapped_fate, "exit:0")
    judge.equal("cpu_id", facts.cpu_id, facts.cpu)


@clause("any-writable-memory-accepted", observes=kernel_program("registration/kinds_of_memory").run_lengths())
def test_kinds_of_memory(facts, judge):
    judge.given("in pages of its own", facts.pages_of_its_own, "EPERM")
    judge.equal("is it registered in the program's image", facts.of_the_image, "EPERM")
    judge.equal("on a stack", facts.of_the_stack, "EPERM")
    judge.equal("in shared memory", facts.shared, "EPERM")
    judge.equal("in a file", facts.of_a_file, "EPERM")
    judge.equal("where it may be written and not read", facts.written_only, "EPERM")


@clause("memory-of-another-area-accepted", observes=kernel_program("registration/two_threads").run_lengths())
def test_memory_in_use(facts, judge):
    judge.given("registration by the first thread", facts.first, "ok")
    judge.equal("registration by the second", facts.second, "ok")
