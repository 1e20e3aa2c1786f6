"""A program that is linked statically dlopens a library: its thread's area is there, for both copies of the libc."""

from fixtures import clause, dso, program, variants

HOSTS = variants(program("area/static_host", lane="cpu").run_statically(dso("area/teller")))


@clause("static-programs-library-finds-the-area", observes=HOSTS)
def test_symbols_of_the_library(facts, judge):
    judge.given("the thread is registered", facts.registered, "EPERM")
    judge.equal("__rseq_size in the library", facts.size_in_library, facts.size)
    judge.equal("__rseq_offset in the library", facts.offset_in_library, facts.offset)


@clause("sched-getcpu-right-in-static-programs-library", observes=HOSTS)
def test_cpu_told_to_the_library(facts, judge):
    judge.given("the thread is registered", facts.registered, "EPERM")
    judge.given("pinning to the last CPU", facts.pinned, "ok")
    judge.given("the answer in the program", facts.told_in_program, facts.cpu)
    judge.equal("the answer in the library", facts.told_in_library, facts.cpu)
