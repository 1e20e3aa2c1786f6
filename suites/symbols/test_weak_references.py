"""References to an __rseq_abi that nobody defines, or that something else goes by."""

from fixtures import clause, dso, program

WEAK = program("symbols/weak_reference")

LINKED = dso("symbols/definition", name="linked-definition", defines={"OWNER": 95})
THREAD_LOCAL = dso("symbols/definition", name="thread-local-preloaded", defines={"OWNER": 96})
PLAIN = dso("symbols/definition", name="plain-preloaded", defines={"OWNER": 97, "STORAGE": ""})
STARTED = program("symbols/started_again", links=[LINKED])


@clause("weak-area-is-never-null", observes=WEAK.run())
def test_absence_does_not_show(facts, judge):
    judge.given("a definition of the name", facts.definition, "absent")
    judge.equal("the address", facts.address, "not null")


@clause("unserved-weak-reference-loads", observes=program("symbols/other_program").run(WEAK))
def test_program_starts(facts, judge):
    judge.given("how a program without such a reference ended", facts.itself, "exit:0")
    judge.equal("how the program ended", facts.other, "exit:0")


@clause("plain-definition-never-serves", observes=STARTED.run(THREAD_LOCAL, PLAIN))
def test_program_does_not_run_on_it(facts, judge):
    judge.given("the program without a preloaded definition", facts.alone, "exit:0")
    judge.given("the program with a thread-local one", facts.with_first, "exit:0")
    judge.given("that one has begun", facts.first_began, True)
    judge.equal("the program with one that is not thread-local has begun", facts.second_began, False)
    judge.differs("how it ended", facts.with_second, "exit:0")


@clause("plain-definition-is-refused-in-words", observes=STARTED.run(THREAD_LOCAL, PLAIN))
def test_program_is_told(facts, judge):
    judge.given("the program with a thread-local definition", facts.with_first, "exit:0")
    judge.equal("the program with one that is not thread-local", facts.with_second, "exit:127")
