"""A thread without an area calls with one wrong argument, or with a wrong address and one more."""

from fixtures import clause, kernel_program

WRONG = kernel_program("registration/wrong_arguments").run_lengths()


@clause("unknown-flags-refused", observes=WRONG)
def test_unknown_flags(facts, judge):
    judge.given("the same call without flags", facts.control, "ok")
    judge.equal("flag 8", facts.flag_8, "EINVAL")
    judge.equal("flag 16", facts.flag_16, "EINVAL")
    judge.equal("the highest flag", facts.flag_top, "EINVAL")
    judge.equal("all flags", facts.flags_all, "EINVAL")


@clause("short-area-refused", observes=WRONG)
def test_short_lengths(facts, judge):
    judge.given("a call with enough", facts.control, "ok")
    judge.equal("0 bytes", facts.length_0, "EINVAL")
    judge.equal("16 bytes", facts.length_16, "EINVAL")
    judge.equal("20 bytes, the fields of Linux 4.18", facts.length_20, "EINVAL")
    judge.equal("28 bytes, the fields of Linux 6.3", facts.length_28, "EINVAL")
    judge.equal("31 bytes", facts.length_31, "EINVAL")


@clause("misaligned-area-refused", observes=WRONG)
def test_misaligned_addresses(facts, judge):
    judge.given("the aligned address", facts.control, "ok")
    judge.equal("1 byte off", facts.off_by_1, "EINVAL")
    judge.equal("4 bytes off", facts.off_by_4, "EINVAL")
    judge.equal("8 bytes off", facts.off_by_8, "EINVAL")
    judge.equal("off by half of the alignment", facts.off_by_half, "EINVAL")


@clause("kernel-address-refused", observes=WRONG)
def test_kernel_addresses(facts, judge):
    judge.given("an address of user space", facts.control, "ok")
    judge.equal("in the last page", facts.beyond, "EFAULT")
    judge.equal("halfway through all addresses", facts.halfway, "EFAULT")


@clause("arguments-judged-before-address", observes=WRONG)
def test_other_arguments_come_first(facts, judge):
    judge.given("a kernel address alone", facts.beyond, "EFAULT")
    judge.equal("with an unknown flag", facts.beyond_and_flag, "EINVAL")
    judge.equal("with a short length", facts.beyond_and_short, "EINVAL")
    judge.equal("misaligned", facts.beyond_and_misaligned, "EINVAL")


@clause("failed-call-changes-nothing", observes=WRONG)
def test_refused_area_is_as_it_was(facts, judge):
    judge.given("one that failed", facts.length_31, "EINVAL")
    judge.given("one that succeeds in the end", facts.control, "ok")
    judge.equal("the last byte that changed (-1: none)", facts.last_changed, -1)
