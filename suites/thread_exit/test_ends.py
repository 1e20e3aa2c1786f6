"""Threads end by returning, by pthread_exit, by cancellation and in a section, and one gives its area back before."""

from fixtures import clause, kernel_program, program, variants

LAST_CODE = program("thread_exit/last_code")
WAYS = variants({way: LAST_CODE.run(f"way={way}", variant=way) for way in ("return", "exit", "cancel")})
GIVEN_BACK = variants(program("thread_exit/given_back").run_linkings())
ENDING = program("thread_exit/ending_threads")
CALLS = program("thread_exit/calls").run(ENDING)
IN_SECTION = kernel_program("thread_exit/exit_in_section").run_lengths()


@clause("last-code-runs-registered", observes=WAYS)
def test_handlers_run_registered(facts, judge):
    judge.given("the thread was cancelled", facts.canceled, facts.asked_to_cancel)
    judge.given("in its routine", facts.in_routine, "EPERM")
    judge.equal("in a cleanup handler", facts.in_cleanup, "EPERM")
    judge.equal("in a destructor", facts.in_destructor, "EPERM")
    judge.equal("in the destructor of a thread-local object", facts.in_objects_destructor, "EPERM")


@clause("early-unregistration-honoured", observes=GIVEN_BACK)
def test_process_goes_on(facts, judge):
    judge.given("the thread is registered before", facts.registered_before, "EPERM")
    judge.equal("the process", facts.process, "exit:0")
    judge.equal("unregistration of the libc's area", facts.unregistered, "ok")
    judge.equal("the next thread is registered", facts.next_registered, "EPERM")


@clause("one-registration-a-thread", observes=CALLS)
def test_each_thread_asks_once(facts, judge):
    judge.given("the watched program", facts.program, "exit:0")
    judge.equal("registrations", facts.registrations, facts.threads)
    judge.equal("threads that registered once", facts.registered_once, facts.threads)


@clause("exit-makes-no-call", observes=CALLS)
def test_nobody_unregisters(facts, judge):
    judge.given("the watched program", facts.program, "exit:0")
    judge.given("the tracer sees calls of every thread", facts.registrations >= facts.threads, True)
    judge.equal("unregistrations", facts.unregistrations, 0)


@clause("exit-in-section-is-an-exit", observes=IN_SECTION)
def test_exit_of_a_section(facts, judge):
    judge.given("the process whose area is not registered", facts.unregistered, "exit:42")
    judge.given("registration in the process that ends", facts.process_registered, "ok")
    judge.given("it was in the section", facts.process_entered, 1)
    judge.equal("how that process ends", facts.process, "exit:42")
    judge.given("registration in the thread that ends", facts.thread_registered, "ok")
    judge.given("that was in the section", facts.thread_entered, 1)
    judge.equal("how the process ends that the thread was of", facts.beside_thread, "exit:43")
