"""As many plug-ins as fit, of all sizes and alignments, share the block with the program and the libc."""

from fixtures import clause, dso, program, variants

PAGE_ALIGNED = dso(
    "loading/plugin", name="page-aligned-plugin", model="initial-exec", defines={"TLS_BYTES": 64, "TLS_ALIGN": 4096}
)
CROWD = program("loading/crowd")
ANNOUNCED = {
    said: CROWD.run(PAGE_ALIGNED, regime=f"announces-{said}", needs=["kernel.extensible", f"kernel.takes-{said}"])
    for said in ("33-64", "more", "33-4096", "4000-32")
}


@clause(
    "crowd-of-plugins-disjoint",
    observes=variants(
        {
            "default": CROWD.run(PAGE_ALIGNED),
            "grown": CROWD.run(PAGE_ALIGNED, regime="static-tls-4096", needs=["libc.static-tls-tunables"]),
            **ANNOUNCED,
        }
    ),
)
def test_everybody_has_memory_of_their_own(facts, judge):
    judge.given("several plug-ins fit", facts.plugins > 8, True)
    for thread in ("main", "earlier", "later"):
        judge.given(f"images, thread {thread}", facts[f"{thread}_images"], facts.with_image)
        judge.at_least(f"bytes between the nearest two, thread {thread}", facts[f"{thread}_gap"], 0)
        judge.equal(f"storage that is not aligned, thread {thread}", facts[f"{thread}_misaligned"], 0)
