"""A plug-in with storage that is reached by a call: sixteen pages, at a page's alignment."""

from fixtures import clause, dso, program

BYTES = 65536
PLUGIN = dso(
    "loading/plugin", name="dynamic-plugin", model="global-dynamic", defines={"TLS_BYTES": BYTES, "TLS_ALIGN": 4096}
)
SMALL = dso("loading/plugin", name="small-dynamic-plugin", model="global-dynamic", defines={"TLS_BYTES": 64})
LOADED = program("loading/global_dynamic").run(PLUGIN, SMALL)


@clause("global-dynamic-loads-at-any-size", observes={"host": LOADED, "plugin": PLUGIN.elf})
def test_large_plugin_loads(facts, judge):
    judge.given("TLS model of the plug-in", facts.plugin.tls_model, "dynamic")
    judge.equal("dlopen", facts.host.dlopen, "ok")
    for thread in ("main", "earlier", "later"):
        judge.equal(f"image in the thread {thread}", facts.host[f"{thread}_image"], facts.host.image)
        judge.equal(f"bytes beyond a page's begin, thread {thread}", facts.host[f"{thread}_address_in_page"], 0)


@clause("global-dynamic-own-in-each-thread", observes=LOADED)
def test_each_thread_has_one(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.at_least("bytes between the storage of two threads", abs(facts.earlier_from_main), BYTES)
    judge.equal("bytes between two looks at once", facts.main_moved_at_once, 0)


@clause("global-dynamic-stays", observes=LOADED)
def test_address_outlives_other_loads(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.given("other plug-ins loaded and closed", facts.unrelated, 24)
    judge.equal("bytes that main's storage moved by", facts.main_moved, 0)
    judge.equal("bytes that the earlier thread's moved by", facts.earlier_moved, 0)
