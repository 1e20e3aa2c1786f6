"""The libc does not register, or no more: the call is refused to it, it was told not to, or was told so wrongly."""

from fixtures import clause, program, variants

WORDS = program("ownership/libc_words")
LATE = program("ownership/late_filter").run()


def told(value: str, variant: str):
    """The libc's words under a value of its tunables; what they take for granted elsewhere is judged here."""
    return WORDS.run(env={"GLIBC_TUNABLES": value}, variant=variant, judges_regime=True)


@clause(
    "refusal-is-told",
    observes=variants(
        {
            "enosys": WORDS.run(regime="refused-enosys"),
            "eperm": WORDS.run(regime="refused-eperm"),
            **WORDS.run_statically(regime="refused-enosys"),
        }
    ),
)
def test_size_is_zero_and_ids_say_failed(facts, judge):
    judge.one_of("the call", facts.own_area, ["ENOSYS", "EPERM"])
    judge.equal("__rseq_size", facts.size, 0)
    judge.equal("__rseq_flags", facts.flags, 0)
    judge.equal("cpu_id in main", facts.main_cpu_id, -2)
    judge.equal("cpu_id in a thread", facts.thread_cpu_id, -2)


@clause("late-refusal-not-hidden", observes=LATE)
def test_no_thread_believes_itself_registered(facts, judge):
    judge.given("the libc's registration before", facts.libc_before, "EPERM")
    judge.one_of("the process that creates a thread", facts.process, ["signal:SIGABRT", "exit:0"])
    judge.equal("cpu_id in the new thread, if it runs", facts.thread_cpu_id, -2)


@clause("late-refusal-ends-process", observes=LATE)
def test_process_ends(facts, judge):
    judge.given("the libc's registration before", facts.libc_before, "EPERM")
    judge.equal("the process that creates a thread", facts.process, "signal:SIGABRT")
    judge.equal("the new thread's routine ran", facts.thread_ran, False)


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
            "among-others": told("glibc.malloc.perturb=0:glibc.pthread.rseq=0", "among-others"),
        }
    ),
)
def test_own_area_can_be_registered(facts, judge):
    judge.equal("__rseq_size", facts.size, 0)
    judge.equal("cpu_id in main", facts.main_cpu_id, -2)
    judge.equal("cpu_id in a thread", facts.thread_cpu_id, -2)
    judge.equal("registration of an area of one's own", facts.own_area, "ok")
    judge.equal("registration of an area of a thread's own", facts.thread_own_area, "ok")


def libc_registers(facts, judge):
    judge.differs("__rseq_size", facts.size, 0)
    judge.at_least("cpu_id in main", facts.main_cpu_id, 0)


@clause(
    "tunable-one-registers", observes=variants({"default": WORDS.run(), "one": told("glibc.pthread.rseq=1", "one")})
)
def test_one_registers(facts, judge):
    libc_registers(facts, judge)


@clause(
    "tunable-out-of-range-ignored",
    observes=variants(
        {"two": told("glibc.pthread.rseq=2", "two"), "minus-one": told("glibc.pthread.rseq=-1", "minus-one")}
    ),
)
def test_out_of_range_registers(facts, judge):
    libc_registers(facts, judge)
