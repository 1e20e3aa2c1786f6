"""The kernel writes into an area when it is registered, while its thread moves, and when it is given back."""

from fixtures import clause, kernel_program

VALUES = kernel_program("area/registration_values", lane="cpu").run_lengths()
FLAGS = kernel_program("area/flags").run_lengths()
EVENTS = kernel_program("area/events", lane="cpu")
EVERY_CPU = kernel_program("area/every_cpu", lane="cpu").run_lengths()

KNOWN_FLAGS = 1 << 4 | 1 << 5  # RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE and _ENABLED, uapi linux/rseq.h, Linux 7.0


@clause("ids-written-at-registration", observes=VALUES)
def test_ids_are_the_current_cpu(facts, judge):
    judge.given("pinning to one CPU", facts.pinned, "ok")
    judge.given("registration", facts.registered, "ok")
    judge.equal("cpu_id", facts.cpu_id, facts.cpu)
    judge.equal("cpu_id_start", facts.cpu_id_start, facts.cpu)
    judge.equal("rseq_cs is null", facts.section_null, True)


@clause("ids-reset-at-unregistration", observes=VALUES)
def test_ids_say_unregistered(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("unregistration", facts.unregistered, "ok")
    judge.equal("cpu_id", facts.cpu_id_after, -1)
    judge.equal("cpu_id_start", facts.cpu_id_start_after, 0)


@clause("node-and-concurrency-id-written", observes=VALUES)
def test_extension_fields(facts, judge):
    judge.given("pinning to one CPU", facts.pinned, "ok")
    judge.given("registration", facts.registered, "ok")
    judge.equal("node_id", facts.node_id, facts.node)
    judge.at_least("mm_cid", facts.mm_cid, 0)
    judge.below("mm_cid", facts.mm_cid, facts.cpus)


@clause("only-known-fields-written", observes=VALUES)
def test_rest_of_the_page_is_as_it_was(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("unregistration", facts.unregistered, "ok")
    judge.below("the last byte of the page that changed", facts.last_changed, facts.fields_end)


@clause("ids-follow-the-thread", observes=EVERY_CPU)
def test_ids_on_every_cpu(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.given("CPUs that the thread was on", facts.visited, facts.cpus)
    judge.equal("CPUs where cpu_id was another one's", facts.wrong_cpu_id, 0)
    judge.equal("CPUs where cpu_id_start was another one's", facts.wrong_cpu_id_start, 0)


@clause("null-call-is-a-question", observes=kernel_program("area/null_call").run_lengths())
def test_null_call_beside_an_area(facts, judge):
    judge.given("the call of an unregistered thread", facts.unregistered, "EINVAL")
    judge.given("registration", facts.registered, "ok")
    judge.given("what the kernel says of it", facts.confirmed, "EPERM")
    judge.equal("the call of a registered thread", facts.asked, "EINVAL")
    judge.equal("what is registered then", facts.still, "EPERM")
    judge.given("unregistration", facts.given_back, "ok")
    judge.equal("the call after that", facts.asked_after, "EINVAL")


@clause("flags-cleared-by-registration", observes=FLAGS)
def test_flags_are_the_kernels(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("flags before", facts.written, (1 << 32) - 1)
    judge.equal("bits of flags that no kernel defines", int(facts.flags) & ~KNOWN_FLAGS, 0)


@clause("flags-left-by-registration", observes=FLAGS)
def test_flags_are_the_programs(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.equal("flags", facts.flags, facts.written)


def judge_events(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("signals that were handled", facts.handled, facts.signals)
    judge.given("the thread was moved", facts.moved, True)
    judge.below("the last byte of the page that changed", facts.last_changed, facts.fields_end)


@clause("events-leave-spare-bytes", observes=EVENTS.run("length=32", variant="len32"))
def test_behind_original_fields(facts, judge):
    judge_events(facts, judge)


@clause(
    "events-leave-the-rest-alone",
    observes=EVENTS.run("length=extended", variant="extended", needs=["kernel.extensible"]),
)
def test_behind_announced_fields(facts, judge):
    judge_events(facts, judge)
