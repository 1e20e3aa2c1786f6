"""The libc does not register: the call is refused to it, or it was told not to."""

from fixtures import clause, program, variants

WORDS = program("ownership/libc_words")


@clause(
    "refusal-is-told",
    observes=variants({"enosys": WORDS.run(regime="refused-enosys"), "eperm": WORDS.run(regime="refused-eperm")}),
)
def test_size_is_zero_and_ids_say_failed(facts, judge):
    judge.one_of("the call", facts.own_area, ["ENOSYS", "EPERM"])
    judge.equal("__rseq_size", facts.size, 0)
    judge.equal("__rseq_flags", facts.flags, 0)
    judge.equal("cpu_id in main", facts.main_cpu_id, -2)
    judge.equal("cpu_id in a thread", facts.thread_cpu_id, -2)


@clause("tunable-leaves-the-call", observes=WORDS.run(regime="libc-off", judges_regime=True))
def test_own_area_can_be_registered(facts, judge):
    judge.equal("__rseq_size", facts.size, 0)
    judge.equal("cpu_id in main", facts.main_cpu_id, -2)
    judge.equal("registration of an area of one's own", facts.own_area, "ok")
