"""A process asks for the barrier that restarts sections."""

from fixtures import clause, kernel_program

ARGUMENTS = kernel_program("interfaces/membarrier_arguments").run()
INTENTS = kernel_program("interfaces/membarrier_intents").run()
SPARES = kernel_program("interfaces/membarrier_spares", lane="cpu").run_lengths()
RESTARTS = kernel_program("interfaces/membarrier_restarts", lane="cpu").run_lengths()

TRIES = 10  # sections that each barrier finds, in cprograms/interfaces/membarrier_spares.c
ENOUGH = 7  # of these; what else happens on a machine aborts some


@clause("membarrier-needs-intent", observes=kernel_program("interfaces/membarrier").run())
def test_refused_before_the_intent(facts, judge):
    judge.equal("before the intent", facts.before, "EPERM")
    judge.equal("before the intent, on one CPU", facts.before_on_one_cpu, "EPERM")
    judge.given("registering the intent for another barrier", facts.other_intent, "ok")
    judge.equal("with that intent", facts.with_other_intent, "EPERM")
    judge.equal("registering the intent", facts.intent, "ok")
    judge.equal("after the intent", facts.after, "ok")


@clause("membarrier-query-names-both", observes=kernel_program("interfaces/membarrier_query").run())
def test_query_names_barrier_and_intent(facts, judge):
    judge.equal("the barrier is named", facts.names_barrier, True)
    judge.equal("the intent is named", facts.names_intent, True)
    judge.equal("registering the intent", facts.intent, "ok")
    judge.equal("registering it again", facts.intent_again, "ok")


@clause("membarrier-unknown-flags-refused", observes=ARGUMENTS)
def test_flags(facts, judge):
    judge.given("registering the intent", facts.intent, "ok")
    judge.given("the barrier without a flag", facts.plain, "ok")
    judge.equal("an unknown flag", facts.unknown_flag, "EINVAL")
    judge.equal("an unknown flag beside the known one", facts.known_and_unknown_flag, "EINVAL")
    judge.equal("the known flag with the intent", facts.flag_with_intent, "EINVAL")
    judge.equal("the known flag with another barrier", facts.flag_with_other_barrier, "EINVAL")
    judge.equal("two commands in one", facts.two_commands, "EINVAL")


@clause("membarrier-any-cpu-taken", observes=ARGUMENTS)
def test_cpus(facts, judge):
    judge.given("registering the intent", facts.intent, "ok")
    judge.given("a CPU that there is", facts.this_cpu, "ok")
    judge.equal("a CPU that there cannot be", facts.no_cpu, "ok")
    judge.equal("a negative number", facts.negative_cpu, "ok")
    judge.equal("a number without the flag", facts.cpu_without_flag, "ok")


@clause("membarrier-restarts-sections", observes=RESTARTS)
def test_sections_do_not_commit(facts, judge):
    judge.given("registering the intent", facts.intent, "ok")
    judge.given("a section that no barrier restarts can commit", facts.control_commits, True)
    judge.given("sections were entered before the barrier", facts.entered_before_all, True)
    judge.given("sections were entered before the barrier on one CPU", facts.entered_before_one, True)
    judge.equal("sections that committed after the barrier", facts.committed_after_all, 0)
    judge.equal("sections that committed after the barrier on their CPU", facts.committed_after_one, 0)


@clause("membarrier-intent-of-whole-process", observes=INTENTS)
def test_one_thread_speaks_for_all(facts, judge):
    judge.given("registering the intent in a thread", facts.intent, "ok")
    judge.given("the earlier child's end", facts.earlier_child_fate, "exit:0")
    judge.equal("another thread of the process", facts.whole_process, "ok")
    judge.equal("a child that was forked before", facts.earlier_child, "EPERM")


@clause("membarrier-intent-is-forked", observes=INTENTS)
def test_later_child(facts, judge):
    judge.given("the process itself", facts.whole_process, "ok")
    judge.given("the child's end", facts.child_fate, "exit:0")
    judge.equal("a child that was forked after", facts.forked, "ok")


@clause("membarrier-intent-ends-at-exec", observes=INTENTS)
def test_executed_program(facts, judge):
    judge.given("the process itself", facts.whole_process, "ok")
    judge.given("the child before it executes a program", facts.forked, "ok")
    judge.given("the child's end", facts.child_fate, "exit:0")
    judge.equal("the executed program", facts.executed, "EPERM")


@clause("membarrier-intent-is-for-one-barrier", observes=INTENTS)
def test_other_barrier(facts, judge):
    judge.given("the barrier itself", facts.whole_process, "ok")
    judge.equal("the one that only orders memory", facts.other_barrier, "EPERM")


@clause("membarrier-tells-intents", observes=INTENTS)
def test_registrations(facts, judge):
    judge.given("registering the intent", facts.intent, "ok")
    judge.given("the child's end", facts.child_fate, "exit:0")
    judge.equal("told before the intent", facts.told_before, 0)
    judge.equal("told after the intent", facts.told_after, 1)
    judge.equal("told to a forked child", facts.told_forked, 1)
    judge.equal("told to an executed program", facts.told_executed, 0)


def judge_spared(facts, judge, barriers):
    judge.given("registering the intent", facts.intent, "ok")
    judge.given("sections that a barrier for all aborts", facts.all_aborts, TRIES)
    judge.given("sections that a barrier for their CPU aborts", facts.one_aborts, TRIES)
    for name, words in barriers.items():
        commits, aborts = facts[f"{name}_commits"], facts[f"{name}_aborts"]
        judge.given(f"whether {words} aborts is clear", int(commits) >= ENOUGH or aborts == TRIES, True)
        judge.below(f"sections that {words} aborts", facts[f"{name}_aborts"], TRIES)


@clause("membarrier-spares-other-cpus", observes=SPARES)
def test_another_cpu_is_named(facts, judge):
    judge_spared(facts, judge, {"other_cpu": "a barrier for another CPU", "no_cpu": "a barrier for no CPU"})


@clause("membarrier-others-restart-nothing", observes=SPARES)
def test_barriers_of_other_kinds(facts, judge):
    barriers = {
        "order": "a barrier that orders memory",
        "core": "a barrier that serialises",
        "global": "a barrier for all processes",
        "refused": "a barrier that is refused",
    }
    judge_spared(facts, judge, barriers)


@clause("membarrier-spares-other-processes", observes=SPARES)
def test_another_process_calls(facts, judge):
    judge.given("the other process's end", facts.other_process_fate, "exit:0")
    judge.given("the other process's intent", facts.other_process_intent, "ok")
    judge_spared(facts, judge, {"other_process": "another process's barrier"})


@clause("membarrier-negative-cpu-is-all", observes=SPARES)
def test_negative_cpu(facts, judge):
    judge.given("registering the intent", facts.intent, "ok")
    judge.given("sections that a barrier for all aborts", facts.all_aborts, TRIES)
    judge.given("sections that commit without a barrier", int(facts.none_commits) >= ENOUGH, True)
    judge.given("as many sections met a barrier for a negative CPU", facts.negative_cpu_met, True)
    judge.equal("sections that commit after a barrier for a negative CPU", facts.negative_cpu_commits, 0)
