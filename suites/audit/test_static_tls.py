"""What a library takes of the static TLS reserve."""

from fixtures import STATIC_TLS_RESERVES, clause, dso, subject

SUBJECT = subject(dso("audit/plugin", model="initial-exec", defines={"TLS_BYTES": 64, "TLS_ALIGN": 16}))
GLIBCS = {name: reserve for name, reserve in STATIC_TLS_RESERVES.items() if name.startswith("glibc")}


@clause("static-tls-fits-reserve", observes=SUBJECT)
def test_small_enough(facts, judge):
    taken = facts.static_tls_bytes
    for name, reserve in GLIBCS.items():
        judge.below(f"bytes of static TLS, of {reserve} that {name} has for all", taken, reserve + 1)


@clause("static-tls-alignment-is-served", observes=SUBJECT)
def test_aligned_little_enough(facts, judge):
    judge.below("alignment of the static TLS", facts.static_tls_align, 65)
