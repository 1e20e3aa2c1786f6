"""A tracer asks what a thread has registered."""

from fixtures import clause, kernel_program

CONFIGURATION = kernel_program("interfaces/ptrace_configuration").run_lengths()


@clause("ptrace-tells-registration", observes=CONFIGURATION)
def test_configuration_is_the_registration(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.equal("the request", facts.request, "ok")
    judge.equal("bytes between the area and the told address", facts.distance, 0)
    judge.equal("the told length", facts.size, facts.length)
    judge.equal("the told signature", facts.signature, facts.own_signature)
