"""A program writes into its ids, and then something happens to its thread."""

from fixtures import clause, kernel_program, variants

PROGRAM = kernel_program("ids/scribbled", lane="cpu")
MOVED = kernel_program("ids/scribbled_moved", lane="cpu")
FORKED = kernel_program("ids/scribbled_forked", lane="cpu")
SWITCHES = ("sleep", "yield", "signal", "preemption")


def original(event):
    return PROGRAM.run("length=32", f"event={event}", variant=event)


def extended(program, *more):
    words = [word.partition("=")[2] for word in more]
    return program.run("length=extended", *more, variant="-".join(["extended", *words]), needs=["kernel.extensible"])


ANNOUNCED = variants({event: extended(PROGRAM, f"event={event}") for event in SWITCHES})


def given_event(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a call that is no event leaves the fields as written", facts.kept, True)
    judge.given("the event came", facts.came, True)
    judge.given("the barrier, where it is the event", facts.barrier, "ok")


def judge_rewritten(facts, judge):
    given_event(facts, judge)
    judge.equal("the child's end", facts.child_fate, "exit:0")
    judge.equal("fields that are as the program wrote them", facts.left, 0)
    judge.equal("fields that have their right value", facts.right, facts.fields)


@clause("original-ids-rewritten-by-sleep", observes=original("sleep"))
def test_it_sleeps(facts, judge):
    judge_rewritten(facts, judge)


@clause("original-ids-rewritten-by-yield", observes=original("yield"))
def test_it_lets_another_run(facts, judge):
    judge_rewritten(facts, judge)


@clause("original-ids-rewritten-by-preemption", observes=original("preemption"))
def test_another_takes_its_cpu(facts, judge):
    judge_rewritten(facts, judge)


@clause("original-ids-rewritten-by-signal", observes=original("signal"))
def test_its_handler_runs(facts, judge):
    judge_rewritten(facts, judge)


@clause("original-ids-rewritten-by-membarrier", observes=original("barrier"))
def test_another_thread_restarts_sections(facts, judge):
    judge_rewritten(facts, judge)


@clause("announced-ids-rewritten-by-every-switch", observes=ANNOUNCED)
def test_length_makes_no_difference(facts, judge):
    judge_rewritten(facts, judge)


@clause("announced-ids-written-when-they-change", observes=ANNOUNCED)
def test_nothing_changes(facts, judge):
    given_event(facts, judge)
    judge.given("the child's end", facts.child_fate, "exit:0")
    judge.equal("fields that are as the program wrote them", facts.left, facts.fields)


def judge_gone(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a thread that writes nothing", facts.none, "anew")
    judge.one_of("what was written into cpu_id_start", facts.start, ["anew", "killed"])
    judge.one_of("what was written into cpu_id", facts.cpu, ["anew", "killed"])
    judge.one_of("what was written into node_id", facts.node, ["anew", "killed", "no field"])
    judge.one_of("what was written into mm_cid", facts.concurrency, ["anew", "killed", "no field"])


def judge_killed(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("a thread that writes nothing", facts.none, "anew")
    judge.equal("who wrote into cpu_id_start", facts.start, "killed")
    judge.equal("who wrote into cpu_id", facts.cpu, "killed")
    judge.equal("who wrote into node_id", facts.node, "killed")
    judge.equal("who wrote into mm_cid", facts.concurrency, "killed")


@clause("no-other-value-outlives-a-migration", observes=MOVED.run_lengths())
def test_written_anew_or_killed(facts, judge):
    judge.given("it was moved", facts.moved, True)
    judge_gone(facts, judge)


@clause("no-other-value-is-forked", observes=FORKED.run_lengths())
def test_forked_child_is_written_anew_or_killed(facts, judge):
    judge_gone(facts, judge)


@clause("optimised-ids-are-enforced", observes=extended(MOVED))
def test_killed_at_the_next_change(facts, judge):
    judge.given("it was moved", facts.moved, True)
    judge_killed(facts, judge)


@clause("optimised-ids-are-enforced-at-fork", observes=extended(FORKED))
def test_forked_child_is_killed(facts, judge):
    judge_killed(facts, judge)
