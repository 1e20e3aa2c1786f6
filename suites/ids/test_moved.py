"""A thread and its ids, while it is moved, forked, and beside other threads."""

from fixtures import clause, kernel_program

MOVED = kernel_program("ids/moved", lane="cpu").run_lengths()
ASLEEP = kernel_program("ids/moved_asleep", lane="cpu").run_lengths()
FORKED = kernel_program("ids/forked", lane="cpu").run_lengths()
CONCURRENCY = kernel_program("ids/concurrency", lane="cpu").run_lengths()


def given_moves(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.given("the child's end", facts.child_fate, "exit:0")
    judge.given("the thread was on both CPUs", facts.both_seen, True)


@clause("both-ids-change-at-once", observes=MOVED)
def test_never_two_numbers(facts, judge):
    given_moves(facts, judge)
    judge.equal("looks that found cpu_id and cpu_id_start to differ", facts.mixed, 0)


@clause("start-is-always-a-cpu", observes=MOVED)
def test_never_another_number(facts, judge):
    given_moves(facts, judge)
    judge.equal("looks at a cpu_id_start that is none of both CPUs", facts.no_cpu, 0)


@clause("ids-agree-with-getcpu", observes=MOVED)
def test_between_two_moves(facts, judge):
    given_moves(facts, judge)
    judge.given("looks between two moves", facts.steady, True)
    judge.equal("of these, those with another cpu_id than getcpu's", facts.wrong_cpu, 0)


@clause("node-agrees-with-getcpu", observes=MOVED)
def test_node_between_two_moves(facts, judge):
    given_moves(facts, judge)
    judge.given("looks between two moves", facts.steady, True)
    judge.equal("of these, those with another node_id than getcpu's", facts.wrong_node, 0)


@clause("ids-right-after-waking-elsewhere", observes=ASLEEP)
def test_moved_while_it_sleeps(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("the thread was asleep", facts.asleep, True)
    judge.given("the child's end", facts.child_fate, "exit:0")
    judge.given("it woke on another CPU", facts.elsewhere, True)
    judge.equal("cpu_id", facts.after, facts.now)
    judge.equal("cpu_id_start", facts.start_after, facts.now)


@clause("fork-gives-each-its-own-ids", observes=FORKED)
def test_parent_and_child_on_two_cpus(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("the child's end", facts.child_fate, "exit:0")
    judge.given("they are on two CPUs", facts.apart, True)
    judge.equal("the parent's cpu_id", facts.parents_cpu_id, facts.parents_cpu)
    judge.equal("the parent's cpu_id_start", facts.parents_start, facts.parents_cpu)
    judge.equal("the child's cpu_id", facts.childs_cpu_id, facts.childs_cpu)
    judge.equal("the child's cpu_id_start", facts.childs_start, facts.childs_cpu)


@clause("concurrency-ids-differ", observes=CONCURRENCY)
def test_two_threads_at_the_same_time(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("registration of the other thread", facts.other_registered, "ok")
    judge.given("the threads told each other", facts.answered, True)
    judge.equal("times that both had the same mm_cid", facts.shared, 0)


@clause("concurrency-ids-are-small", observes=CONCURRENCY)
def test_many_threads(facts, judge):
    judge.given("threads that could not register", facts.not_registered, 0)
    judge.below("the highest mm_cid that a thread had", facts.highest, min(int(facts.cpus), int(facts.threads)))
