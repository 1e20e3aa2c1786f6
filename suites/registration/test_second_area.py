"""A registered thread meets a second registration."""

from fixtures import clause, kernel_program

SECOND_AREA = kernel_program("registration/second_area").run_lengths()


@clause("second-area-refused", observes=SECOND_AREA)
def test_other_area_is_einval(facts, judge):
    judge.given("the first registration", facts.first_area, "ok")
    judge.equal("errno for another area", facts.other_area, "EINVAL")


@clause("same-area-busy", observes=SECOND_AREA)
def test_same_area_is_ebusy(facts, judge):
    judge.given("the first registration", facts.first_area, "ok")
    judge.equal("errno for the same area", facts.same_area, "EBUSY")
