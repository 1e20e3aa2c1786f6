"""A host program with a running thread dlopens a plug-in."""

from fixtures import clause, dso, program

PLUGIN = dso("loading/plugin", name="area-sized-plugin", model="initial-exec", defines={"TLS_BYTES": 64})
HOST = program("loading/host").run(PLUGIN)


@clause("initial-exec-plugin-loads", observes={"host": HOST, "plugin": PLUGIN.elf})
def test_small_plugin_loads(facts, judge):
    judge.given("TLS model of the plug-in", facts.plugin.tls_model, "static")
    judge.equal("dlopen", facts.host.dlopen, "ok")


@clause("one-offset-in-all-threads", observes=HOST)
def test_earlier_thread_sees_it(facts, judge):
    judge.given("dlopen", facts.dlopen, "ok")
    judge.equal("image in main", facts.main_image, facts.image)
    judge.equal("image in the earlier thread", facts.thread_image, facts.image)
    judge.equal("bytes between the offsets in both threads", facts.offset_difference, 0)
