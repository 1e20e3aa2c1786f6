"""A plug-in that the reserve has no room for: it is refused, in words, however often, and nothing of it stays."""

from fixtures import clause, dso, program, variants

PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
PAGE_ALIGNED = dso(
    "loading/plugin", name="page-aligned-plugin", model="initial-exec", defines={"TLS_BYTES": 64, "TLS_ALIGN": 4096}
)
CONSTRUCTING = dso(
    "loading/plugin", name="constructing-plugin", model="initial-exec", defines={"TLS_BYTES": 64, "CONSTRUCTS": 1}
)
UNRESOLVED = dso(
    "loading/plugin",
    name="unresolved-plugin",
    model="initial-exec",
    defines={"TLS_BYTES": 64, "NEEDS": "nobody_has_this"},
)

REFUSED = program("loading/refused")
ONCE = REFUSED.run(PLUGIN, judges_fate=True)
ALONE = REFUSED.run(PLUGIN, "threads=none", variant="alone", judges_fate=True)
OFTEN = REFUSED.run(PLUGIN, "then=full", variant="full")
OFTEN_UNRESOLVED = REFUSED.run(PLUGIN, UNRESOLVED, "then=full", "reason=symbol", variant="unresolved")
AGAIN = program("loading/refused_again").run(CONSTRUCTING)

NARROW = program("loading/aligned_host", name="narrow_host", defines={"OWN_ALIGNMENT": 4})
LINE = program("loading/aligned_host", name="line_host", defines={"OWN_ALIGNMENT": 128})
WIDE = program("loading/aligned_host", name="wide_host", defines={"OWN_ALIGNMENT": 4096})


def aligned(host, *alignments, **how):
    """The host loads a plug-in at each of the alignments."""
    return {f"{each}": host.run(PAGE_ALIGNED, f"align={each}", variant=f"{each}", **how) for each in alignments}


@clause("oversize-plugin-refused", observes=variants({"beside-thread": ONCE, "alone": ALONE}))
def test_process_goes_on(facts, judge):
    judge.equal("how the program ended", facts.fate, "exit:0")
    judge.given("some plug-in fits", facts.reserve > 0, True)
    judge.equal("refused loads", facts.refused, facts.asked)
    judge.equal("dlopen of a plug-in that fits", facts.fitting, "ok")
    judge.equal("its image in main", facts.main_image, facts.image)
    judge.equal("its image in another thread", facts.thread_image, facts.image)


@clause("refusal-says-static-tls", observes=variants({"beside-thread": ONCE, "alone": ALONE}))
def test_message_names_static_tls(facts, judge):
    judge.given("refused loads", facts.refused, facts.asked)
    judge.mentions("the loader's message", facts.message, ["static TLS", "initial-exec TLS"])


@clause("refusal-keeps-reserve", observes=variants({"size": OFTEN, "symbol": OFTEN_UNRESOLVED}))
def test_as_much_fits_as_before(facts, judge):
    judge.given("some plug-in fits", facts.reserve > 0, True)
    judge.given("refused loads", facts.refused, facts.asked)
    judge.equal("dlopen of a plug-in as large as fitted before", facts.fitting, "ok")


@clause("refusal-leaves-nothing", observes=AGAIN)
def test_nothing_of_it_stays(facts, judge):
    judge.given("refused loads", facts.refused, facts.asked)
    judge.given("dlopen of a plug-in that fits", facts.fitting, "ok")
    judge.given("the constructor of that one has run", facts.fitting_constructed, True)
    judge.equal("objects after the refusals", facts.objects_after, facts.objects_before)
    judge.equal("mappings of the refused file", facts.mappings_after, 0)
    judge.equal("the refused plug-in is loaded", facts.still_loaded, False)
    judge.equal("its constructor has run", facts.constructed, False)


@clause("refusal-is-repeatable", observes=AGAIN)
def test_same_words_each_time(facts, judge):
    judge.equal("refused loads", facts.refused, facts.asked)
    judge.differs("the first message", facts.first_message, "none")
    judge.equal("the last message", facts.last_message, facts.first_message)


@clause(
    "overaligned-plugin-aligned-or-refused",
    observes=variants(
        {**aligned(NARROW, 64, 128, 4096), **{f"beside-line-{name}": run for name, run in aligned(LINE, 4096).items()}}
    ),
)
def test_never_misaligned(facts, judge):
    loaded = facts.dlopen
    judge.one_of("dlopen", loaded, ["ok", "failed"])
    if loaded == "failed":
        judge.equal("dlopen of a plug-in that is aligned as an area", facts.fitting, "ok")
    else:
        judge.equal("bytes beyond a multiple, main", facts.main_beyond, 0)
        judge.equal("bytes beyond a multiple, earlier thread", facts.earlier_beyond, 0)
        judge.equal("bytes beyond a multiple, later thread", facts.later_beyond, 0)


def is_loaded_aligned(facts, judge):
    judge.equal("dlopen", facts.dlopen, "ok")
    judge.equal("bytes beyond a multiple, main", facts.main_beyond, 0)
    judge.equal("bytes beyond a multiple, earlier thread", facts.earlier_beyond, 0)
    judge.equal("bytes beyond a multiple, later thread", facts.later_beyond, 0)


@clause(
    "program-alignment-serves-plugins",
    observes=variants(
        {
            **{f"line-{name}": run for name, run in aligned(LINE, 128).items()},
            **{f"wide-{name}": run for name, run in aligned(WIDE, 128, 4096).items()},
        }
    ),
)
def test_as_aligned_as_the_program(facts, judge):
    is_loaded_aligned(facts, judge)


@clause(
    "announced-alignment-serves-plugins",
    observes=variants(
        {
            f"{said}-{name}": run
            for said, alignment in (("33-64", 64), ("more", 128), ("33-4096", 4096))
            for name, run in aligned(
                NARROW,
                alignment,
                regime=f"announces-{said}",
                needs=["kernel.extensible", f"kernel.takes-{said}"],
            ).items()
        }
    ),
)
def test_as_aligned_as_announced(facts, judge):
    is_loaded_aligned(facts, judge)
