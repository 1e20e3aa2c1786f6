"""A thread switches the extension on and off, with areas of both lengths."""

from fixtures import clause, kernel_program

SWITCHED = kernel_program("slices/switched")
ORIGINAL = SWITCHED.run("length=32", variant="len32")
EXTENDED = SWITCHED.run("length=extended", variant="extended", needs=["kernel.extensible"])
CONTROL_WORD = kernel_program("slices/control_word").run("length=extended", needs=["kernel.extensible"])
HEIRS = kernel_program("slices/heirs").run("length=extended", needs=["kernel.extensible"])
TAMPERED = kernel_program("slices/tampered").run("length=extended", needs=["kernel.extensible"])

AVAILABLE, ENABLED = 16, 32  # RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE and _ENABLED, uapi linux/rseq.h


@clause("announced-area-has-the-control-word", observes=CONTROL_WORD)
def test_announced_length(facts, judge):
    judge.at_least("the announced length", facts.announced, facts.control_end)


@clause("disabled-extension-is-enotsupp", observes=kernel_program("slices/disabled").run_lengths())
def test_switched_off_at_boot(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.equal("switching it on before it", facts.on_before, "ENOTSUPP")
    judge.equal("the state after it", facts.state, "off")
    judge.equal("switching it on", facts.on, "ENOTSUPP")
    judge.equal("the state then", facts.state_on, "off")
    judge.equal("switching it off", facts.off, "ENOTSUPP")


@clause("nothing-advertised-without-extension", observes=kernel_program("slices/advertised").run_lengths())
def test_no_sign_of_it(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.equal("bits of the extension in the flags", int(facts.flags) & (AVAILABLE | ENABLED), 0)
    judge.equal("after switching it on", int(facts.flags_on) & (AVAILABLE | ENABLED), 0)
    judge.given("unregistration", facts.unregistered, "ok")
    judge.one_of("a registration with the flag that asks for it", facts.flag, ("ok", "EINVAL"))
    judge.equal("bits in the flags then", int(facts.flags_flag) & (AVAILABLE | ENABLED), 0)


@clause("query-tells-the-state", observes=EXTENDED)
def test_state(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.equal("before it", facts.state_before, "off")
    judge.equal("after it", facts.state, "off")
    judge.given("switching it on", facts.on, "ok")
    judge.equal("then", facts.state_on, "on")
    judge.equal("switching it on again", facts.on_again, "ok")
    judge.given("switching it off", facts.off, "ok")
    judge.equal("at last", facts.state_off, "off")


@clause("flags-mirror-the-state", observes=EXTENDED)
def test_flags(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.equal("the flags after it", facts.flags, AVAILABLE)
    judge.given("switching it on", facts.on, "ok")
    judge.equal("the flags then", facts.flags_on, AVAILABLE | ENABLED)
    judge.given("switching it off", facts.off, "ok")
    judge.equal("the flags at last", facts.flags_off, AVAILABLE)


@clause("registration-flag-switches-on", observes=EXTENDED)
def test_by_the_flag(facts, judge):
    judge.given("registration without it, and giving that back", facts.unregistered, "ok")
    judge.equal("a registration with it", facts.flag, "ok")
    judge.equal("the state", facts.state_flag, "on")
    judge.equal("the flags of the area", facts.flags_flag, AVAILABLE | ENABLED)


@clause("switching-needs-registration", observes=EXTENDED)
def test_without_an_area(facts, judge):
    judge.equal("switching it on", facts.on_before, "ENXIO")
    judge.equal("switching it off", facts.off_before, "ENXIO")
    judge.given("registration", facts.registered, "ok")
    judge.given("switching it on with an area", facts.on, "ok")


@clause("switching-needs-longer-area", observes={"original": ORIGINAL, "extended": EXTENDED})
def test_original_area(facts, judge):
    judge.given("switching it on with a longer area", facts.extended.on, "ok")
    judge.given("registration of the original length", facts.original.registered, "ok")
    judge.differs("switching it on", facts.original.on, "ok")
    judge.equal("the state then", facts.original.state_on, "off")
    judge.equal("the flags of the area", facts.original.flags_on, 0)
    judge.equal("the state after a registration with the flag", facts.original.state_flag, "off")
    judge.equal("the flags of the area then", facts.original.flags_flag, 0)


@clause("registration-clears-control-word", observes=CONTROL_WORD)
def test_fresh_control_word(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.equal("is the word clear", facts.control_clear, True)


@clause("state-ends-with-registration", observes={"switched": EXTENDED, "heirs": HEIRS})
def test_state_goes_with_the_area(facts, judge):
    judge.given("switching it on", facts.switched.on, "ok")
    judge.given("unregistration", facts.switched.unregistered, "ok")
    judge.equal("the state after it", facts.switched.state_unregistered, "off")
    judge.given("the next registration", facts.switched.registered_again, "ok")
    judge.equal("the state after that", facts.switched.state_again, "off")
    judge.equal("the flags of the area", facts.switched.flags_again, AVAILABLE)
    judge.given("the state of the process with heirs", facts.heirs.state, "on")
    judge.given("the child that shares its memory", facts.heirs.sharing_fate, "exit:0")
    judge.equal("the state in it", facts.heirs.sharing_state, "off")
    judge.equal("the state in a program that was executed", facts.heirs.exec_state, "off")


@clause("fork-child-inherits-state", observes=HEIRS)
def test_child_has_what_the_parent_had(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("switching it on", facts.on, "ok")
    judge.given("the state", facts.state, "on")
    judge.given("the child", facts.fork_fate, "exit:0")
    judge.equal("the state in it", facts.fork_state, "on")
    judge.equal("the flags of its area", facts.fork_flags, AVAILABLE | ENABLED)
    judge.equal("switching it off there", facts.fork_off, "ok")
    judge.equal("the parent's state after that", facts.state_after, "on")


@clause("tampered-flags-kill", observes=TAMPERED)
def test_bits_taken_out(facts, judge):
    judge.given("switching it on with the flags as they were", facts.untouched_on, "exit:0")
    judge.given("switching it off so", facts.untouched_off, "exit:0")
    judge.equal("switching it on without the bit that tells that it is there", facts.available_on, "signal:SIGSEGV")
    judge.equal("switching it off without that bit", facts.available_off, "signal:SIGSEGV")
    judge.equal("switching it off without the bit that tells that it is on", facts.enabled_off, "signal:SIGSEGV")
