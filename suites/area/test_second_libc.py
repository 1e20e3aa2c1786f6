"""A process has two copies of the libc: a thread's area is there for both."""

from fixtures import clause, dso, program, variants

TELLER = dso("area/teller", link_options=["-Wl,--no-as-needed"])  # with a libc of its own whatever it asks
HOSTS = variants(program("area/second_libc", lane="cpu").run_statically(TELLER))
APART = program("area/second_libc", name="second-libc-apart", lane="cpu", defines={"APART": 1}).run(
    TELLER, needs=["libc.namespaces"]
)


def judge_symbols(facts, judge):
    """What the library is told of the thread's area, beside what the program is."""
    judge.given("the thread is registered", facts.registered, "EPERM")
    judge.equal("__rseq_size in the library", facts.size_in_library, facts.size)
    judge.equal("__rseq_offset in the library", facts.offset_in_library, facts.offset)


@clause("static-programs-library-finds-the-area", observes=HOSTS)
def test_symbols_of_a_static_programs_library(facts, judge):
    judge_symbols(facts, judge)


@clause("one-area-for-all-objects", observes=APART)
def test_symbols_in_a_namespace(facts, judge):
    judge_symbols(facts, judge)


def judge_cpu(facts, judge):
    """Both copies on the last CPU."""
    judge.given("the thread is registered", facts.registered, "EPERM")
    judge.given("pinning to the last CPU", facts.pinned, "ok")
    judge.equal("the answer in the program", facts.told_in_program, facts.cpu)
    judge.equal("the answer in the library", facts.told_in_library, facts.cpu)


@clause("sched-getcpu-right-in-static-programs-library", observes=HOSTS)
def test_cpu_told_to_a_static_programs_library(facts, judge):
    judge_cpu(facts, judge)


@clause("sched-getcpu-right-in-namespace", observes=APART)
def test_cpu_told_in_a_namespace(facts, judge):
    judge_cpu(facts, judge)
