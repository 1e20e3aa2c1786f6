"""The kernel writes into an area when it is registered and when it is given back."""

from fixtures import clause, kernel_program

VALUES = kernel_program("area/registration_values").run_lengths()


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
