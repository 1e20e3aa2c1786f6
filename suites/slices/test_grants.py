"""A thread requests more time while another task competes for its CPU."""

from fixtures import clause, kernel_program

GRANTS = kernel_program("slices/grants", lane="cpu")
ORIGINAL_AREA = kernel_program("slices/original_area", lane="cpu").run()

ENOUGH = 6  # grants, after which cprograms/slices/grants.c stops


def requesting(then):
    """One run for each thing that a thread may do with a grant."""
    return GRANTS.run("length=extended", f"then={then}", variant=then, needs=["kernel.extensible"])


WAIT, CALL, YIELD = requesting("wait"), requesting("call"), requesting("yield")


def given_extension(facts, judge):
    """The extension is on, and the subject came to its end."""
    judge.given("registration", facts.registered, "ok")
    judge.given("switching it on", facts.on, "ok")
    judge.given("the subject", facts.subject_fate, "exit:0")


def given_grants(facts, judge):
    """Some of the requests were granted: no kernel grants all."""
    given_extension(facts, judge)
    judge.given("was anything granted", int(facts.grants) > 0, True)


@clause("grant-clears-request", observes=WAIT)
def test_granted_word(facts, judge):
    given_grants(facts, judge)
    judge.equal("grants that left anything else in the word", facts.with_request, 0)


@clause("granted-only-where-asked", observes=WAIT)
def test_nobody_is_given_anything(facts, judge):
    given_grants(facts, judge)
    judge.given("switching it off", facts.off, "ok")
    judge.equal("grants without a request", facts.unasked_grants, 0)
    judge.equal("grants where it is off", facts.disabled_grants, 0)
    judge.given("were there occasions enough", facts.occasions_enough, True)


@clause("grant-is-bounded", observes=WAIT)
def test_it_ends(facts, judge):
    given_grants(facts, judge)
    judge.equal("grants that were there after 0.2 seconds", facts.endless, 0)


@clause("reschedule-ends-grant", observes=WAIT)
def test_word_after_a_reschedule(facts, judge):
    given_grants(facts, judge)
    judge.equal("words that were not clear when the competitor had run", facts.kept, 0)
    judge.equal("grants that came when it had run", facts.late, 0)


@clause("other-call-ends-grant", observes=CALL)
def test_some_other_call(facts, judge):
    given_grants(facts, judge)
    judge.equal("words that were not clear after the call", facts.still_granted, 0)
    judge.equal("rseq_slice_yield that answered otherwise than 0 then", facts.later_yields, 0)


@clause("yield-tells-the-grant", observes=YIELD)
def test_yield(facts, judge):
    given_extension(facts, judge)
    judge.equal("without a grant", facts.plain_yield, 0)
    judge.equal("with one that the thread wrote itself", facts.forged_yield, 0)
    given_grants(facts, judge)
    judge.equal("with a grant, neither 1 nor 0", facts.other_yields, 0)
    judge.equal("words that were not clear after the call", facts.still_granted, 0)
    judge.equal("a second time, otherwise than 0", facts.later_yields, 0)
    judge.given("were there grants enough that not all can have ended just before", int(facts.grants) >= ENOUGH, True)
    judge.at_least("with a grant, 1", facts.yields, 1)


@clause("original-area-keeps-last-word", observes=ORIGINAL_AREA)
def test_original_area(facts, judge):
    judge.given("registration", facts.registered, "ok")
    judge.given("the subject", facts.subject_fate, "exit:0")
    judge.given("was it rescheduled", int(facts.reschedules) > 0, True)
    judge.equal("the word is kept by registration", facts.kept_by_registration, True)
    judge.equal("words that were changed when the competitor had run", facts.changed, 0)
    judge.given("unregistration", facts.unregistered, "ok")
    judge.equal("the word is kept by unregistration", facts.kept_by_unregistration, True)
