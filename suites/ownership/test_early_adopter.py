"""A library that owns an area, beside a libc that registers and one that does not."""

from fixtures import clause, dso, object_file, program

ADOPTER = object_file("registrants/early_adopter")
BESIDE = program("ownership/beside_libc", objects=[ADOPTER]).run()
ALONE = program("ownership/early_adopter", objects=[ADOPTER]).run(regime="libc-off")
AT_LOAD = dso("registrants/early_adopter", name="adopter-at-load", defines={"ADOPTER_AT_LOAD": 1})
PLACES = program("ownership/places").run(preload=[AT_LOAD])
ATTEMPTS = program("ownership/attempts").run()


@clause("adopter-refused-beside-libc", observes=BESIDE)
def test_libc_stays_registered(facts, judge):
    judge.given("the libc's registration before", facts.libc_before, "EPERM")
    judge.equal("registration by the library", facts.adopter, "EINVAL")
    judge.equal("the libc's registration after", facts.libc_after, "EPERM")


@clause("adopter-cannot-be-first", observes=PLACES)
def test_refused_everywhere(facts, judge):
    judge.equal("in its constructor", facts.at_load, "EINVAL")
    judge.equal("in main", facts.in_main, "EINVAL")
    judge.equal("in a thread", facts.in_thread, "EINVAL")
    judge.equal("in a destructor of the thread's data", facts.in_destructor, "EINVAL")
    judge.equal("the libc's registration in main", facts.libc_in_main, "EPERM")
    judge.equal("the libc's registration in the destructor", facts.libc_in_destructor, "EPERM")


@clause("attempts-told-apart", observes=ATTEMPTS)
def test_each_fault_has_its_error(facts, judge):
    judge.given("the libc's registration before", facts.libc_before, "EPERM")
    judge.equal("with nothing wrong", facts.nothing_wrong, "EBUSY")
    judge.equal("with another signature", facts.other_signature, "EPERM")
    judge.equal("with another length", facts.other_length, "EINVAL")
    judge.equal("with another area", facts.other_area, "EINVAL")
    judge.equal("bytes changed in that area", facts.own_bytes_changed, 0)
    judge.equal("the libc's registration after", facts.libc_after, "EPERM")


@clause("adopter-signature-matches", observes=ALONE)
def test_section_carries_what_was_registered(facts, judge):
    judge.given("registration by the library", facts.registered, "ok")
    judge.given("the tracer's request", facts.request, "ok")
    judge.equal("the word before the abort handler", facts.section_signature, facts.registered_signature)
    judge.equal("the process that runs the section", facts.section_fate, "exit:0")
