"""What a library takes of the static TLS reserve."""

from fixtures import clause, dso, subject

SUBJECT = subject(dso("audit/plugin", model="initial-exec", defines={"TLS_BYTES": 64}))


@clause("static-tls-fits-reserve", observes=SUBJECT)
def test_small_enough(facts, judge):
    judge.below("bytes of static TLS", facts.static_tls_bytes, 1664)
