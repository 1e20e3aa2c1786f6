"""A compiler relies on it that finding a variable by its descriptor is no ordinary call."""

from fixtures import clause, dso, program

LIBRARY = dso("tls_models/descriptor_library", name="by-descriptor")


@clause("descriptor-call-keeps-registers", observes=program("tls_models/live_registers").run(LIBRARY))
def test_values_in_registers_survive(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.given("the variable's image", facts.image, "image")
    judge.equal("general registers changed by the first call", facts.first_general, 0)
    judge.equal("vector registers changed by the first call", facts.first_vector, 0)
    judge.equal("general registers changed by a later call", facts.later_general, 0)
    judge.equal("vector registers changed by a later call", facts.later_vector, 0)
