"""A thread's first access to a dlopened library's variable happens in a signal handler."""

from fixtures import clause, dso, program

LIBRARY = dso("tls_models/image_library", name="initial-exec-library", defines={"MODEL": 'tls_model("initial-exec")'})


@clause("initial-exec-ready-in-handler", observes=program("tls_models/first_in_handler").run(LIBRARY))
def test_handler_finds_it_ready(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.given("the loader allocates where it is counted", facts.loader_is_counted, True)
    judge.equal("allocations in the handler", facts.allocations, 0)
    judge.equal("image in the handler", facts.image_in_handler, facts.image)
    judge.equal("address after it", facts.place_later, facts.place_in_handler)
    judge.equal("value after it", facts.image_later, facts.stored)
