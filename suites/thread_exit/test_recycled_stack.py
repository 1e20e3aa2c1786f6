"""A thread ends with a section still set, without unregistering; another one gets its stack."""

from fixtures import clause, program, variants

RECYCLED = program("thread_exit/recycled_stack")
WAYS = variants(
    {way: RECYCLED.run(f"way={way}", variant=way) for way in ("return", "exit", "cancel")}
    | {
        "detached": RECYCLED.run("way=return", "thread=detached", variant="detached"),
        "own-stack": RECYCLED.run("way=return", "stack=own", variant="own-stack"),
    }
)


@clause("recycled-area-starts-clean", observes=WAYS)
def test_next_thread_starts_clean(facts, judge):
    judge.given("the first thread is registered", facts.first_registered, "EPERM")
    judge.given("its section was left set", facts.left_set, True)
    judge.given("the stack was recycled", facts.recycled, True)
    judge.equal("rseq_cs is null", facts.section_null, True)
    # Not zero everywhere: a kernel with the slice extension says in them that it is there.
    judge.equal("flags as in the first thread", facts.second_flags, facts.first_flags)
    judge.equal("the second thread is registered", facts.second_registered, "EPERM")
