"""A library that owns an area, beside a libc that registers and one that does not."""

from fixtures import clause, object_file, program

ADOPTER = object_file("registrants/early_adopter")
BESIDE = program("ownership/beside_libc", objects=[ADOPTER]).run()
ALONE = program("ownership/early_adopter", objects=[ADOPTER]).run(regime="libc-off")


@clause("adopter-refused-beside-libc", observes=BESIDE)
def test_libc_stays_registered(facts, judge):
    judge.given("the libc's registration before", facts.libc_before, "EPERM")
    judge.equal("registration by the library", facts.adopter, "EINVAL")
    judge.equal("the libc's registration after", facts.libc_after, "EPERM")


@clause("adopter-signature-matches", observes=ALONE)
def test_section_carries_what_was_registered(facts, judge):
    judge.given("registration by the library", facts.registered, "ok")
    judge.given("the tracer's request", facts.request, "ok")
    judge.equal("the word before the abort handler", facts.section_signature, facts.registered_signature)
    judge.equal("the process that runs the section", facts.section_fate, "exit:0")
