"""A plug-in that dlopen refuses for its size is there from the start: preloaded, or linked."""

from fixtures import clause, dso, program, variants

HUGE = dso("loading/plugin", name="huge-plugin", model="initial-exec", defines={"TLS_BYTES": 65536})
REFUSED = program("loading/host").run(HUGE, "threads=none", variant="huge")
PRELOADED = program("loading/at_startup").run(preload=[HUGE], variant="preloaded")
LINKED = program("loading/at_startup", name="linked_at_startup", defines={"LINKED": 1}, links=[HUGE]).run()
AUDITOR = dso("targets/auditor")
SMALL = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
SMALL_AGAIN = program("loading/audited_start").run(AUDITOR, SMALL, variant="small-preloaded")
PRELOADED_AGAIN = program("loading/audited_start").run(AUDITOR, HUGE, variant="preloaded")
LINKED_AGAIN = program("loading/audited_start", name="linked_audited_start", defines={"LINKED": 1}, links=[HUGE]).run(
    AUDITOR
)

PRELOADED_OPENED = program("loading/at_startup").run(HUGE, preload=[HUGE], variant="preloaded-opened")
LINKED_OPENED = program("loading/at_startup", name="linked_at_startup", defines={"LINKED": 1}, links=[HUGE]).run(
    HUGE, variant="opened"
)


@clause(
    "startup-needs-no-reserve",
    observes=variants(
        {
            "preloaded": {"loaded": REFUSED, "there": PRELOADED},
            "linked": {"loaded": REFUSED, "there": LINKED},
        }
    ),
)
def test_there_from_the_start(facts, judge):
    judge.given("dlopen of the same plug-in", facts.loaded.dlopen, "failed")
    judge.equal("the plug-in is found", facts.there.found, True)
    judge.equal("image in main", facts.there.main_image, facts.there.image)
    judge.equal("image in a later thread", facts.there.later_image, facts.there.image)
    judge.equal("bytes between the offsets in both threads", facts.there.offset_difference, 0)


@clause(
    "started-plugin-can-be-opened",
    observes=variants(
        {
            "preloaded": {"loaded": REFUSED, "there": PRELOADED_OPENED},
            "linked": {"loaded": REFUSED, "there": LINKED_OPENED},
        }
    ),
)
def test_opened_where_it_is_there(facts, judge):
    judge.given("dlopen of the same plug-in", facts.loaded.dlopen, "failed")
    judge.given("the plug-in is found", facts.there.found, True)
    judge.equal("dlopen where it is there", facts.there.dlopen, "ok")
    judge.equal("bytes from its storage to what is opened", facts.there.opened_from_there, 0)


@clause(
    "startup-needs-no-reserve-under-audit",
    observes=variants({"small": SMALL_AGAIN, "preloaded": PRELOADED_AGAIN, "linked": LINKED_AGAIN}),
)
def test_there_under_audit(facts, judge):
    judge.given("the program without an audit module", facts.alone, "exit:0")
    judge.given("the plug-in is found there", facts.alone_found, True)
    judge.equal("the program under an audit module", facts.audited, "exit:0")
    judge.equal("it has begun", facts.audited_begun, True)
    judge.equal("the plug-in is found there", facts.audited_found, True)
    judge.equal("its image there", facts.audited_image, facts.image)
