"""The libc does not register, or no more: the call is refused to it, it was told not to, or was told so badly."""

from fixtures import clause, program, variants

NAME = "glibc.pthread.rseq"
WORDS = program("ownership/libc_words")
UNUSED_AREA = program("ownership/unused_area")
SECURE = program("ownership/secure")
LATE = program("ownership/late_filter")
CALLS = program("thread_exit/calls").run(
    program("thread_exit/ending_threads"),
    env={"GLIBC_TUNABLES": f"{NAME}=0"},
    variant="told-zero",
    judges_regime=True,
)
LATE_LINKINGS = variants(
    {
        "dynamic": LATE.run(),
        "static": LATE.linked("static").run(each_tool=True),
        "static-pie": LATE.linked("static-pie").run(each_tool=True, needs=["ld.static-pie"]),
    }
)
THREADS = {
    "main": "main",
    "thread": "a thread",
    "standard": "a C11 thread",
    "own_stack": "a thread on a stack of the program's",
    "child": "a forked child",
    "child_thread": "a thread of that child",
}


def told(tunables, variant):
    """The libc's words under this value of GLIBC_TUNABLES; what they take for granted elsewhere is judged here."""
    return WORDS.run(env={"GLIBC_TUNABLES": tunables}, variant=variant, judges_regime=True)


def told_statically(tunables, variant):
    """The same for programs that have the libc within."""
    return WORDS.run_statically(env={"GLIBC_TUNABLES": tunables}, variant=variant, judges_regime=True)


def told_each(rows):
    """Several values of the tunable alone, by their variants."""
    return variants({variant: told(f"{NAME}={value}", variant) for variant, value in rows.items()})


def no_thread_is_registered(facts, judge):
    judge.equal("__rseq_size", facts.size, 0)
    judge.equal("__rseq_flags", facts.flags, 0)
    judge.given("the forked child", facts.child, "exit:0")
    for name, words in THREADS.items():
        judge.equal(f"cpu_id in {words}", facts[f"{name}_cpu_id"], -2)


def call_is_left(facts, judge):
    no_thread_is_registered(facts, judge)
    judge.equal("registration of an area of one's own", facts.own_area, "ok")
    judge.equal("registration of an area of a thread's own", facts.thread_own_area, "ok")


def libc_registers(facts, judge):
    judge.differs("__rseq_size", facts.size, 0)
    judge.at_least("cpu_id in main", facts.main_cpu_id, 0)


# Refused.


@clause(
    "refusal-is-told",
    observes=variants(
        {
            "enosys": WORDS.run(regime="refused-enosys"),
            "eperm": WORDS.run(regime="refused-eperm"),
            "einval": WORDS.run(regime="refused-einval"),
            **WORDS.run_statically(regime="refused-enosys"),
        }
    ),
)
def test_size_is_zero_and_ids_say_failed(facts, judge):
    judge.one_of("the call", facts.own_area, ["ENOSYS", "EPERM", "EINVAL"])
    no_thread_is_registered(facts, judge)


@clause("late-refusal-not-hidden", observes=LATE_LINKINGS)
def test_no_thread_believes_itself_registered(facts, judge):
    judge.given("the libc's registration before", facts.libc_before, "EPERM")
    judge.one_of("the process that creates a thread", facts.process, ["signal:SIGABRT", "exit:0"])
    judge.equal("cpu_id in the new thread, if it runs", facts.thread_cpu_id, -2)


@clause("late-refusal-ends-process", observes=LATE_LINKINGS)
def test_process_ends(facts, judge):
    judge.given("the libc's registration before", facts.libc_before, "EPERM")
    judge.equal("the process that creates a thread", facts.process, "signal:SIGABRT")
    judge.equal("the new thread's routine ran", facts.thread_ran, False)


# Told not to.


@clause(
    "tunable-leaves-the-call",
    observes=variants(
        {
            "zero": WORDS.run(regime="libc-off", judges_regime=True),
            **WORDS.run_statically(regime="libc-off", judges_regime=True),
            **{
                f"announced-{said}": WORDS.run(
                    regime=f"announces-{said}-off", judges_regime=True, needs=["kernel.extensible"]
                )
                for said in ("33-64", "4000-32")
            },
            "among-others": told(f"glibc.malloc.perturb=0:{NAME}=0", "among-others"),
        }
    ),
)
def test_own_area_can_be_registered(facts, judge):
    call_is_left(facts, judge)


@clause("unused-area-is-at-hand", observes=variants(UNUSED_AREA.run_linkings(regime="libc-off", judges_regime=True)))
def test_libcs_area_can_be_registered(facts, judge):
    judge.given("__rseq_size", facts.size, 0)
    judge.equal("the child that registers its area", facts.child, "exit:0")
    judge.equal("the child whose thread does", facts.other_child, "exit:0")
    for thread, words in (("", "in main"), ("thread_", "in a thread")):
        judge.multiple_of(f"place of the area in its page {words}", facts[f"{thread}place"], 32)
        judge.equal(f"cpu_id before {words}", facts[f"{thread}before"], -2)
        judge.equal(f"registration {words}", facts[f"{thread}registered"], "ok")
        judge.equal(f"what is registered then {words}", facts[f"{thread}confirmed"], "EPERM")
        judge.at_least(f"cpu_id after {words}", facts[f"{thread}after"], 0)


@clause("zero-makes-no-call", observes=CALLS)
def test_nobody_asks(facts, judge):
    judge.given("the watched program", facts.program, "exit:0")
    judge.given("it had threads", facts.threads > 1, True)
    judge.equal("calls that register", facts.registrations, 0)
    judge.equal("threads that made one", facts.registered_once, 0)
    judge.equal("calls that unregister", facts.unregistrations, 0)


@clause(
    "zero-is-read-as-a-number",
    observes=variants(
        {
            "hexadecimal": told(f"{NAME}=0x0", "hexadecimal"),
            "two-digits": told(f"{NAME}=00", "two-digits"),
            **told_statically(f"{NAME}=0x0", "hexadecimal"),
        }
    ),
)
def test_zero_in_other_digits(facts, judge):
    call_is_left(facts, judge)


# Said twice, or beside something else.


@clause(
    "last-word-counts",
    observes=variants(
        {
            "dynamic": told(f"{NAME}=1:{NAME}=0", "zero-last"),
            **told_statically(f"{NAME}=1:{NAME}=0", "zero-last"),
        }
    ),
)
def test_last_zero_counts(facts, judge):
    call_is_left(facts, judge)


@clause("last-word-counts", observes=told(f"{NAME}=0:{NAME}=1", "one-last"))
def test_last_one_counts(facts, judge):
    libc_registers(facts, judge)


@clause("unknown-tunable-changes-nothing", observes=told(f"glibc.pthread.unknown=1:{NAME}=0", "unknown-before"))
def test_known_one_is_heeded_beside_it(facts, judge):
    call_is_left(facts, judge)


@clause("unknown-tunable-changes-nothing", observes=told("other.pthread.rseq=0", "unknown"))
def test_alone_it_does_nothing(facts, judge):
    libc_registers(facts, judge)


@clause(
    "tunable-goes-by-its-full-name",
    observes=variants(
        {
            "last-part": told("rseq=0", "last-part"),
            "without-top": told("pthread.rseq=0", "without-top"),
            "longer": told(f"{NAME}s=0", "longer"),
            "shorter": told(f"{NAME[:-1]}=0", "shorter"),
        }
    ),
)
def test_other_names_do_nothing(facts, judge):
    libc_registers(facts, judge)


# Told to register, or nothing that makes sense.


@clause("tunable-one-registers", observes=variants({"default": WORDS.run(), "one": told(f"{NAME}=1", "one")}))
def test_one_registers(facts, judge):
    libc_registers(facts, judge)


@clause(
    "tunable-out-of-range-ignored",
    observes=told_each({"two": 2, "minus-one": -1, "beyond-64-bits": 1 << 64}),
)
def test_out_of_range_registers(facts, judge):
    libc_registers(facts, judge)


@clause("number-is-not-cut", observes=told_each({"beyond-32-bits": 1 << 32}))
def test_beyond_32_bits_registers(facts, judge):
    libc_registers(facts, judge)


@clause("word-is-no-number", observes=told_each({"word": "abc", "zero-and-more": "0abc"}))
def test_word_registers(facts, judge):
    libc_registers(facts, judge)


@clause("empty-value-is-no-number", observes=told_each({"empty": ""}))
def test_empty_value_registers(facts, judge):
    libc_registers(facts, judge)


# Said to a program that must not listen.


@clause(
    "secure-program-heeds-no-tunable",
    observes=variants(SECURE.run_linkings(regime="secure", env={"GLIBC_TUNABLES": f"{NAME}=0"}, variant="told-zero")),
)
def test_secure_program_is_registered(facts, judge):
    judge.given("AT_SECURE", facts.secure, 1)
    judge.differs("__rseq_size", facts.size, 0)
    judge.equal("the libc's registration", facts.registered, "EPERM")
