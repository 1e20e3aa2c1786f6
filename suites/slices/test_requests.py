"""A thread asks for the extension as it should, and as it should not."""

from fixtures import clause, kernel_program, variants


def with_any_area(source):
    """Before an area is registered, and with one of each length."""
    asked = kernel_program(source)
    return variants(
        {
            "unregistered": asked.run(variant="unregistered"),
            "len32": asked.run("length=32", variant="len32", needs=["kernel.rseq"]),
            "extended": asked.run("length=extended", variant="extended", needs=["kernel.rseq", "kernel.extensible"]),
        }
    )


ASKED = with_any_area("slices/requests")
UNKNOWN = with_any_area("slices/unknown_requests")


@clause("more-arguments-refused", observes=ASKED)
def test_four_and_five(facts, judge):
    judge.given("what was registered before", facts.prepared, "ok")
    judge.equal("the query with a fourth argument", facts.get_fourth, "EINVAL")
    judge.equal("the query with a fifth", facts.get_fifth, "EINVAL")
    judge.equal("switching with a fourth argument", facts.set_fourth, "EINVAL")
    judge.equal("switching with a fifth", facts.set_fifth, "EINVAL")


@clause("absent-extension-is-einval", observes=with_any_area("slices/absent"))
def test_nothing_is_there(facts, judge):
    judge.given("what was registered before", facts.prepared, "ok")
    judge.equal("the query", facts.get, "EINVAL")
    judge.equal("switching it on", facts.set, "EINVAL")


@clause("call-and-query-agree", observes=ASKED)
def test_both_or_none(facts, judge):
    judge.given("what was registered before", facts.prepared, "ok")
    judge.equal("is the query answered", facts.get == "ok", facts.call == "ok")


@clause("unknown-requests-refused", observes=UNKNOWN)
def test_undefined_words(facts, judge):
    judge.given("what was registered before", facts.prepared, "ok")
    judge.given("the query", facts.get, "ok")
    judge.equal("request 0", facts.request_0, "EINVAL")
    judge.equal("request 3", facts.request_3, "EINVAL")
    judge.equal("request -1", facts.request_all, "EINVAL")
    judge.equal("the query with a third argument", facts.get_third, "EINVAL")
    judge.equal("switching the second bit", facts.set_2, "EINVAL")
    judge.equal("switching both", facts.set_3, "EINVAL")
    judge.equal("switching all", facts.set_all, "EINVAL")
