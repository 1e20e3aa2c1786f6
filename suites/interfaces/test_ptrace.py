"""A tracer asks what a thread has registered."""

from fixtures import clause, kernel_program

CONFIGURATION = kernel_program("interfaces/ptrace_configuration").run_lengths()
UNREGISTERED = kernel_program("interfaces/ptrace_unregistered").run_lengths()
INHERITED = kernel_program("interfaces/ptrace_inherited").run_lengths()


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


@clause("ptrace-tells-no-flags", observes=CONFIGURATION)
def test_flags_and_padding(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("the request", facts.request, "ok")
    judge.equal("the told flags", facts.flags, 0)
    judge.equal("the padding", facts.padding, 0)


@clause("ptrace-tells-no-length", observes=UNREGISTERED)
def test_length_of_nothing(facts, judge):
    judge.given("the request before", facts.request_before, "ok")
    judge.equal("the told length before", facts.size_before, 0)
    judge.given("registration", facts.registered, "ok")
    judge.given("unregistration", facts.unregistered, "ok")
    judge.given("the request after", facts.request_after, "ok")
    judge.equal("the told length after", facts.size_after, 0)


@clause("ptrace-tells-original-length", observes=UNREGISTERED)
def test_length_is_always_the_original(facts, judge):
    judge.given("the request before", facts.request_before, "ok")
    judge.equal("the told length before", facts.size_before, 32)
    judge.given("registration", facts.registered, "ok")
    judge.given("unregistration", facts.unregistered, "ok")
    judge.given("the request after", facts.request_after, "ok")
    judge.equal("the told length after", facts.size_after, 32)


@clause("ptrace-tells-each-thread", observes=kernel_program("interfaces/ptrace_threads").run_lengths())
def test_threads_of_one_process(facts, judge):
    judge.given("registration", facts.registered_first, "ok")
    judge.given("registration of the second thread", facts.registered_second, "ok")
    judge.given("the threads' areas differ", facts.own_areas, True)
    judge.given("the request", facts.request_first, "ok")
    judge.given("the request for the second thread", facts.request_second, "ok")
    judge.given("the request for a thread without an area", facts.request_none, "ok")
    judge.equal("bytes between the first area and the told address", facts.distance_first, 0)
    judge.equal("what the told signature is off", facts.signature_off_first, 0)
    judge.equal("bytes between the second area and the told address", facts.distance_second, 0)
    judge.equal("what the second thread's signature is off", facts.signature_off_second, 0)
    judge.equal("the told address of a thread without an area is null", facts.null_none, True)


@clause("ptrace-follows-every-change", observes=kernel_program("interfaces/ptrace_changes").run_lengths())
def test_second_registration(facts, judge):
    judge.given("the first registration", facts.registered_first, "ok")
    judge.given("the request", facts.request_first, "ok")
    judge.given("bytes between the first area and the told address", facts.distance_first, 0)
    judge.given("unregistration", facts.unregistered, "ok")
    judge.given("the second registration", facts.registered_second, "ok")
    judge.given("the second request", facts.request_second, "ok")
    judge.equal("bytes between the second area and the told address", facts.distance_second, 0)
    judge.equal("the told signature", facts.signature_second, facts.own_signature_second)


@clause("ptrace-tells-what-fork-inherits", observes=INHERITED)
def test_forked_child(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("the request", facts.request_forked, "ok")
    judge.equal("bytes between the area and the told address", facts.distance_forked, 0)
    judge.equal("the told length", facts.size_forked, facts.length)
    judge.equal("the told signature", facts.signature_forked, facts.own_signature)


@clause("ptrace-forgets-at-exec", observes=INHERITED)
def test_executed_program(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("what the child inherits is told", facts.distance_forked, 0)
    judge.given("the child's end", facts.child_fate, "exit:0")
    judge.given("the request", facts.request_executed, "ok")
    judge.equal("the told address is null", facts.null_executed, True)
    judge.equal("the told signature", facts.signature_executed, 0)
