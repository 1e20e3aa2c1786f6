"""A tracer asks what a thread has registered."""

from fixtures import clause, kernel_program

CONFIGURATION = kernel_program("interfaces/ptrace_configuration").run_lengths()
UNREGISTERED = kernel_program("interfaces/ptrace_unregistered").run_lengths()


@clause("ptrace-tells-registration", observes=CONFIGURATION)
def test_configuration_is_the_registration(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.equal("the request", facts.request, "ok")
    judge.equal("bytes between the area and the told address", facts.distance, 0)
    judge.equal("the told length", facts.size, facts.length)
    judge.equal("the told signature", facts.signature, facts.own_signature)


@clause("ptrace-tells-unregistered", observes=UNREGISTERED)
def test_null_before_and_after(facts, judge):
    judge.given("the request before", facts.request_before, "ok")
    judge.equal("the told address is null before", facts.null_before, True)
    judge.equal("the told signature before", facts.signature_before, 0)
    judge.given("registration", facts.registered, "ok")
    judge.given("unregistration", facts.unregistered, "ok")
    judge.given("the request after", facts.request_after, "ok")
    judge.equal("the told address is null after", facts.null_after, True)
    judge.equal("the told signature after", facts.signature_after, 0)


@clause("ptrace-answer-fits-buffer", observes=kernel_program("interfaces/ptrace_buffer").run())
def test_no_more_than_the_room(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.at_least("bytes that there are to tell", facts.answer_large, 24)
    judge.equal("bytes written where there is room", facts.written_large, facts.answer_large)
    judge.equal("bytes written to a part", facts.written_part, facts.part)
    judge.equal("bytes that there are, asked with room for a part", facts.answer_part, facts.answer_large)
    judge.equal("bytes written to no room", facts.written_none, 0)
    judge.equal("bytes that there are, asked without room", facts.answer_none, facts.answer_large)


@clause("ptrace-refuses-bad-requests", observes=kernel_program("interfaces/ptrace_refusals").run())
def test_refusals(facts, judge):
    judge.given("a stopped tracee", facts.stopped, "ok")
    judge.equal("a thread that runs", facts.running, "ESRCH")
    judge.equal("a thread that is not traced", facts.not_traced, "ESRCH")
    judge.equal("a null buffer", facts.null_buffer, "EFAULT")
