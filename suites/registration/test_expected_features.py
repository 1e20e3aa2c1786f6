"""A target is compared with what is expected of it, so that a lost feature cannot hide behind "not applicable"."""

from fixtures import clause, expectation


@clause("kernel-has-what-is-expected", observes=expectation("kernel"))
def test_kernel_features(facts, judge):
    judge.equal("expected features that were not found", facts.missing, "none")


@clause("libc-has-what-is-expected", observes=expectation("libc"))
def test_libc_features(facts, judge):
    judge.equal("expected features that were not found", facts.missing, "none")
